package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.payments.TakingPayment;
import dev.banyan.monolith.data.inventory.Stock;
import dev.banyan.monolith.data.ordering.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// Undoes an order that was only placed: stock goes back to where it came from, money to the
/// customer.
@ApplicationScoped
public class CancellingOrder {
  /// How a cancellation ended.
  public sealed interface Cancellation {
    record Cancelled(PlacedOrder order) implements Cancellation {}

    record UnknownOrder() implements Cancellation {}

    /// Delivered, or cancelled already.
    record TooLate(Orders.Order order) implements Cancellation {}
  }

  private static final String PLACED = "P";

  private final Orders orders;
  private final Stock stock;
  private final TakingPayment payment;
  private final OrderBook book;

  CancellingOrder(Orders orders, Stock stock, TakingPayment payment, OrderBook book) {
    this.orders = orders;
    this.stock = stock;
    this.payment = payment;
    this.book = book;
  }

  @Transactional
  public Cancellation cancel(long customer, String number) {
    Optional<Orders.Order> found = orders.lockedOf(customer, number);
    if (found.isEmpty()) {
      return new Cancellation.UnknownOrder();
    }
    Orders.Order order = found.get();
    if (!order.stat().equals(PLACED)) {
      return new Cancellation.TooLate(order);
    }
    orders.cancel(order.id());
    putBack(order.id());
    payment.giveBack(order.id());
    return new Cancellation.Cancelled(book.order(customer, number).orElseThrow());
  }

  private void putBack(long order) {
    List<Stock.Move> taken = stock.takenBy(order);
    stock.locked(taken.stream().map(Stock.Move::product).distinct().toList());
    stock.move(taken, Stock.Reason.PUT_BACK, order);
  }
}
