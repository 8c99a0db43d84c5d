package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.inventory.StockKeeping;
import dev.banyan.monolith.business.notifications.OrderEvent;
import dev.banyan.monolith.business.notifications.TellingCustomers;
import dev.banyan.monolith.business.payments.BrokenPromise;
import dev.banyan.monolith.business.payments.TakingPayment;
import dev.banyan.monolith.business.shipping.SendingGoods;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.payments.Refunds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Undoes an order that was not handed to the courier yet: the parcel stays, stock goes back to
/// where it came from, money to the customer.
@ApplicationScoped
public class CancellingOrder {
  /// How a cancellation ended.
  public sealed interface Cancellation {
    record Cancelled(PlacedOrder order) implements Cancellation {}

    record UnknownOrder() implements Cancellation {}

    /// On its way, delivered, or cancelled already.
    record TooLate(Orders.Order order) implements Cancellation {}
  }

  private static final Logger LOG = Logger.getLogger(CancellingOrder.class);
  private static final String PLACED = "P";

  private final Orders orders;
  private final StockKeeping stock;
  private final TakingPayment payment;
  private final SendingGoods parcels;
  private final TellingCustomers telling;
  private final OrderNews news;
  private final OrderBook book;

  CancellingOrder(
      Orders orders,
      StockKeeping stock,
      TakingPayment payment,
      SendingGoods parcels,
      TellingCustomers telling,
      OrderNews news,
      OrderBook book) {
    this.orders = orders;
    this.stock = stock;
    this.payment = payment;
    this.parcels = parcels;
    this.telling = telling;
    this.news = news;
    this.book = book;
  }

  public Cancellation cancel(long customer, String number) {
    Optional<Orders.Order> found = orders.of(customer, number);
    if (found.isEmpty()) {
      return new Cancellation.UnknownOrder();
    }
    long order = found.get().id();
    if (!undone(order)) {
      return new Cancellation.TooLate(orders.of(customer, number).orElseThrow());
    }
    payment.settle(order);
    return new Cancellation.Cancelled(book.order(customer, number).orElseThrow());
  }

  /// The money of an order will never come: it is undone as if its customer had cancelled it.
  void withoutMoney(@Observes BrokenPromise broken) {
    if (undone(broken.order())) {
      payment.settle(broken.order());
    } else {
      LOG.errorf(
          "Order no. %d has no money and cannot be cancelled any more: its parcel is on its way.",
          broken.order());
    }
  }

  private boolean undone(long order) {
    return QuarkusTransaction.requiringNew().call(() -> undo(order));
  }

  private boolean undo(long id) {
    Orders.Order order = orders.locked(id);
    if (!order.stat().equals(PLACED) || !parcels.stop(id)) {
      return false;
    }
    orders.become(id, "X");
    stock.putBack(id);
    payment.giveBack(id, Refunds.Reason.CANCELLED);
    telling.tell(OrderEvent.CANCELLED, "cancelled " + order.number(), id);
    news.changed(id);
    return true;
  }
}
