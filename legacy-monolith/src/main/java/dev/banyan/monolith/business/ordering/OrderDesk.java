package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.notifications.OrderEvent;
import dev.banyan.monolith.business.notifications.TellingCustomers;
import dev.banyan.monolith.business.payments.TakingPayment;
import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.notifications.Notifications;
import dev.banyan.monolith.data.ordering.AllOrders;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.payments.Payments;
import dev.banyan.monolith.data.payments.Refunds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where those who run the shop look after everybody's orders.
@ApplicationScoped
public class OrderDesk {
  /// An order, whose it is, and what they were told about it.
  ///
  /// @param customer none: an imported sale that nobody is known of
  public record OrderOfCustomer(
      PlacedOrder order,
      AllOrders.@Nullable Customer customer,
      List<Notifications.Notification> notifications) {}

  /// How giving money back out of goodwill ended.
  public sealed interface Goodwill {
    record Given() implements Goodwill {}

    /// The same request once more.
    record GivenBefore() implements Goodwill {}

    record UnknownOrder() implements Goodwill {}

    /// There is no money of this order yet, or none any more.
    record NotTaken() implements Goodwill {}

    record TooMuch(BigDecimal left) implements Goodwill {}
  }

  private final AllOrders all;
  private final Orders orders;
  private final OrderBook book;
  private final Payments payments;
  private final Refunds refunds;
  private final TakingPayment payment;
  private final TellingCustomers telling;
  private final Notifications notifications;
  private final OrderNews news;

  OrderDesk(
      AllOrders all,
      Orders orders,
      OrderBook book,
      Payments payments,
      Refunds refunds,
      TakingPayment payment,
      TellingCustomers telling,
      Notifications notifications,
      OrderNews news) {
    this.all = all;
    this.orders = orders;
    this.book = book;
    this.payments = payments;
    this.refunds = refunds;
    this.payment = payment;
    this.telling = telling;
    this.notifications = notifications;
    this.news = news;
  }

  public Page<AllOrders.Entry> page(AllOrders.Query query) {
    return all.page(query);
  }

  public Optional<OrderOfCustomer> order(String number) {
    return all.order(number)
        .map(
            found ->
                new OrderOfCustomer(
                    book.complete(orders.of(found.id())),
                    found.customer(),
                    notifications.of(found.id())));
  }

  /// @param idempotencyKey names this refund: asked twice, it is one
  public Goodwill refund(
      String number, BigDecimal amount, @Nullable String note, String idempotencyKey) {
    Optional<AllOrders.Found> found = all.order(number);
    if (found.isEmpty()) {
      return new Goodwill.UnknownOrder();
    }
    long order = found.get().id();
    Goodwill outcome =
        QuarkusTransaction.requiringNew().call(() -> refund(order, amount, note, idempotencyKey));
    if (outcome instanceof Goodwill.Given) {
      payment.settle(order);
    }
    return outcome;
  }

  private Goodwill refund(
      long order, BigDecimal amount, @Nullable String note, String idempotencyKey) {
    orders.locked(order);
    if (refunds.asked(order, idempotencyKey)) {
      return new Goodwill.GivenBefore();
    }
    if (payments.of(order).stream().noneMatch(each -> each.stat().equals("C"))) {
      return new Goodwill.NotTaken();
    }
    String refund = payment.giveBack(order, amount, Refunds.Reason.GOODWILL, note, idempotencyKey);
    if (refund == null) {
      return new Goodwill.TooMuch(book.left(order));
    }
    telling.tell(OrderEvent.REFUNDED, "refunded " + refund, order);
    news.changed(order);
    return new Goodwill.Given();
  }
}
