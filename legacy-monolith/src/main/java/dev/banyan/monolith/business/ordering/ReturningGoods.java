package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.inventory.StockKeeping;
import dev.banyan.monolith.business.notifications.OrderEvent;
import dev.banyan.monolith.business.notifications.TellingCustomers;
import dev.banyan.monolith.business.payments.TakingPayment;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.ordering.Returns;
import dev.banyan.monolith.data.payments.Refunds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Takes goods of a delivered order back: they go into stock, their money to the customer.
@ApplicationScoped
public class ReturningGoods {
  /// How a return ended.
  public sealed interface Return {
    record Accepted(PlacedOrder order) implements Return {}

    /// The same return once more.
    record AcceptedBefore(PlacedOrder order) implements Return {}

    record UnknownOrder() implements Return {}

    /// There is nothing to return yet, or nothing left.
    record NotDelivered(Orders.Order order) implements Return {}

    /// @param possible how many pieces of each wrong line can still come back, by its number
    record TooMany(Map<Integer, Long> possible) implements Return {}
  }

  private final Orders orders;
  private final Returns returns;
  private final StockKeeping stock;
  private final TakingPayment payment;
  private final TellingCustomers telling;
  private final OrderNews news;
  private final OrderBook book;

  ReturningGoods(
      Orders orders,
      Returns returns,
      StockKeeping stock,
      TakingPayment payment,
      TellingCustomers telling,
      OrderNews news,
      OrderBook book) {
    this.orders = orders;
    this.returns = returns;
    this.stock = stock;
    this.payment = payment;
    this.telling = telling;
    this.news = news;
    this.book = book;
  }

  /// @param pieces how many come back, by the number of the line
  /// @param idempotencyKey names this return: asked twice, it is one
  public Return takeBack(
      long customer, String number, Map<Integer, Integer> pieces, String idempotencyKey) {
    Optional<Orders.Order> found = orders.of(customer, number);
    if (found.isEmpty()) {
      return new Return.UnknownOrder();
    }
    long order = found.get().id();
    Return outcome =
        QuarkusTransaction.requiringNew()
            .call(() -> takeBack(customer, order, pieces, idempotencyKey));
    if (outcome instanceof Return.Accepted) {
      payment.settle(order);
      return new Return.Accepted(book.order(customer, number).orElseThrow());
    }
    return outcome;
  }

  private Return takeBack(
      long customer, long id, Map<Integer, Integer> pieces, String idempotencyKey) {
    Orders.Order order = orders.locked(id);
    if (returns.accepted(id, idempotencyKey)) {
      return new Return.AcceptedBefore(book.complete(order));
    }
    if (!order.stat().equals("D")) {
      return new Return.NotDelivered(order);
    }
    Map<Integer, Returns.Returnable> returnable = returns.returnable(id);
    Map<Integer, Long> wrong = Returns.tooMany(pieces, returnable);
    if (!wrong.isEmpty()) {
      return new Return.TooMany(wrong);
    }
    BigDecimal amount = BigDecimal.ZERO;
    List<StockKeeping.Wanted> back = new ArrayList<>();
    for (Map.Entry<Integer, Integer> each : pieces.entrySet()) {
      Returns.Returnable line = Objects.requireNonNull(returnable.get(each.getKey()));
      amount = amount.add(line.price().multiply(BigDecimal.valueOf(each.getValue())));
      back.add(new StockKeeping.Wanted(line.product(), line.sku(), each.getValue()));
    }
    // What was given back out of goodwill is not given back twice.
    BigDecimal owed = amount.min(book.left(id));
    String returned = returns.add(id, owed, idempotencyKey, pieces);
    stock.takeBack(id, back);
    if (owed.signum() > 0
        && payment.giveBack(id, owed, Refunds.Reason.RETURNED, null, null) == null) {
      throw new IllegalStateException(
          "order %s came back, and its money cannot go back".formatted(order.number()));
    }
    if (returns.returnable(id).values().stream().allMatch(line -> line.left() == 0)) {
      orders.become(id, "R");
    }
    telling.tell(OrderEvent.RETURNED, "returned " + returned, id);
    news.changed(id);
    return new Return.Accepted(book.complete(orders.locked(id)));
  }
}
