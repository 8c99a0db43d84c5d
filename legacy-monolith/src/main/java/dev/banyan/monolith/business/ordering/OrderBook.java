package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.payments.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The orders of a customer, who sees no others.
@ApplicationScoped
public class OrderBook {
  private final Orders orders;
  private final Payments payments;

  OrderBook(Orders orders, Payments payments) {
    this.orders = orders;
    this.payments = payments;
  }

  /// The newest first.
  public Page<Orders.Order> page(long customer, int page, int size) {
    return orders.page(customer, page, size);
  }

  public Optional<PlacedOrder> order(long customer, String number) {
    return orders.of(customer, number).map(this::complete);
  }

  PlacedOrder complete(Orders.Order order) {
    return new PlacedOrder(order, orders.lines(order.id()), payments.of(order.id()));
  }
}
