package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.ordering.OrderHistory;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.ordering.Returns;
import dev.banyan.monolith.data.payments.Payments;
import dev.banyan.monolith.data.payments.Refunds;
import dev.banyan.monolith.data.shipping.Shipments;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;

/// The orders of a customer, who sees no others; and of everybody, for those who run the shop.
@ApplicationScoped
public class OrderBook {
  private final Orders orders;
  private final Payments payments;
  private final Refunds refunds;
  private final Returns returns;
  private final Shipments parcels;
  private final OrderHistory history;

  OrderBook(
      Orders orders,
      Payments payments,
      Refunds refunds,
      Returns returns,
      Shipments parcels,
      OrderHistory history) {
    this.orders = orders;
    this.payments = payments;
    this.refunds = refunds;
    this.returns = returns;
    this.parcels = parcels;
    this.history = history;
  }

  /// The newest first.
  public Page<Orders.Order> page(long customer, int page, int size) {
    return orders.page(customer, page, size);
  }

  public Optional<PlacedOrder> order(long customer, String number) {
    return orders.of(customer, number).map(this::complete);
  }

  public Page<OrderHistory.Entry> history(long customer, int page, int size) {
    return history.page(customer, page, size);
  }

  PlacedOrder complete(Orders.Order order) {
    return new PlacedOrder(
        order,
        orders.lines(order.id()),
        payments.of(order.id()),
        refunds.of(order.id()),
        returns.of(order.id()),
        parcels.of(order.id()));
  }

  /// How much of an order's money is still with the shop.
  BigDecimal left(long order) {
    return payments.of(order).stream()
        .map(Payments.Payment::left)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
