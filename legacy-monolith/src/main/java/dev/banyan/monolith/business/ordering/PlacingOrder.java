package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.inventory.StockKeeping;
import dev.banyan.monolith.business.notifications.OrderEvent;
import dev.banyan.monolith.business.notifications.TellingCustomers;
import dev.banyan.monolith.business.payments.Means;
import dev.banyan.monolith.business.payments.TakingPayment;
import dev.banyan.monolith.business.shipping.SendingGoods;
import dev.banyan.monolith.data.accounts.Addresses;
import dev.banyan.monolith.data.accounts.Customers;
import dev.banyan.monolith.data.ordering.Carts;
import dev.banyan.monolith.data.ordering.Orders;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes an order of a cart, in one transaction over all that the shop knows: the cart is emptied,
/// stock is taken, money is claimed, a parcel is booked, a mail is noted and the order is there, or
/// nothing of it happened.
@ApplicationScoped
public class PlacingOrder {
  private static final BigDecimal DEAREST = new BigDecimal("99999999999.999"); // numeric(14, 3)

  /// @param address where to; none: the customer's country is all that is known
  public record Checkout(long customer, String idempotencyKey, @Nullable Long address) {}

  /// What a checkout would come to.
  public sealed interface Looked {
    record Worth(BigDecimal total) implements Looked {}

    /// It ends without that anybody has to pay.
    record Over(CheckoutOutcome outcome) implements Looked {}
  }

  private final Carts carts;
  private final Orders orders;
  private final StockKeeping stock;
  private final TakingPayment payment;
  private final SendingGoods parcels;
  private final TellingCustomers telling;
  private final Customers customers;
  private final Addresses addresses;
  private final OrderBook book;
  private final OrderNews news;

  PlacingOrder(
      Carts carts,
      Orders orders,
      StockKeeping stock,
      TakingPayment payment,
      SendingGoods parcels,
      TellingCustomers telling,
      Customers customers,
      Addresses addresses,
      OrderBook book,
      OrderNews news) {
    this.carts = carts;
    this.orders = orders;
    this.stock = stock;
    this.payment = payment;
    this.parcels = parcels;
    this.telling = telling;
    this.customers = customers;
    this.addresses = addresses;
    this.book = book;
    this.news = news;
  }

  /// Looks what a checkout comes to, so that no bank is asked for an order that cannot be. Nothing
  /// is kept: [#place] decides.
  @Transactional
  public Looked look(Checkout checkout) {
    // The cart first: if the same checkout has just emptied it, its order shows.
    List<Carts.Line> lines = carts.lines(checkout.customer());
    Optional<Orders.Order> before =
        orders.placedWith(checkout.customer(), checkout.idempotencyKey());
    if (before.isPresent()) {
      return new Looked.Over(new CheckoutOutcome.PlacedBefore(book.complete(before.get())));
    }
    Optional<CheckoutOutcome> obstacle =
        obstacle(checkout, lines)
            .or(
                () ->
                    Optional.of(stock.shortages(wanted(lines)))
                        .filter(missing -> !missing.isEmpty())
                        .map(PlacingOrder::tooFew));
    return obstacle.<Looked>map(Looked.Over::new).orElseGet(() -> new Looked.Worth(total(lines)));
  }

  @Transactional
  public CheckoutOutcome place(Checkout checkout, Means means) {
    // The cart's row is the queue in which a customer's checkouts stand: who gets it second sees
    // the order that the first has placed.
    Optional<Long> cart = carts.locked(checkout.customer());
    Optional<Orders.Order> before =
        orders.placedWith(checkout.customer(), checkout.idempotencyKey());
    if (before.isPresent()) {
      return new CheckoutOutcome.PlacedBefore(book.complete(before.get()));
    }
    List<Carts.Line> lines = carts.lines(checkout.customer());
    Optional<CheckoutOutcome> obstacle = obstacle(checkout, lines);
    if (cart.isEmpty() || obstacle.isPresent()) {
      return obstacle.orElseGet(CheckoutOutcome.EmptyCart::new);
    }
    return switch (stock.keep(wanted(lines))) {
      case StockKeeping.Asked.Short(var missing) -> tooFew(missing);
      case StockKeeping.Asked.Kept(var reservation) ->
          place(checkout, means, cart.get(), lines, reservation);
    };
  }

  private CheckoutOutcome place(
      Checkout checkout,
      Means means,
      long cart,
      List<Carts.Line> lines,
      StockKeeping.Reservation reservation) {
    BigDecimal total = total(lines);
    Orders.Order order =
        orders.place(
            new Orders.Draft(
                checkout.customer(),
                checkout.idempotencyKey(),
                total,
                country(checkout).orElseThrow(),
                checkout.address()),
            lines);
    if (!payment.take(checkout.customer(), order.id(), total, means)) {
      QuarkusTransaction.setRollbackOnly();
      return new CheckoutOutcome.Changed();
    }
    stock.take(reservation, order.id());
    parcels.book(order.id());
    telling.tell(OrderEvent.PLACED, "placed " + order.number(), order.id());
    carts.empty(cart);
    news.changed(order.id());
    return new CheckoutOutcome.Placed(book.complete(order));
  }

  private Optional<CheckoutOutcome> obstacle(Checkout checkout, List<Carts.Line> lines) {
    if (lines.isEmpty()) {
      return Optional.of(new CheckoutOutcome.EmptyCart());
    }
    if (country(checkout).isEmpty()) {
      return Optional.of(new CheckoutOutcome.UnknownAddress());
    }
    if (total(lines).compareTo(DEAREST) > 0) {
      return Optional.of(new CheckoutOutcome.TooDear());
    }
    // Told together with what is short, so that a customer learns of all that is wrong at once.
    boolean gone = lines.stream().anyMatch(line -> !line.stat().equals(ShoppingCart.FOR_SALE));
    return gone ? Optional.of(gone(lines)) : Optional.empty();
  }

  private CheckoutOutcome gone(List<Carts.Line> lines) {
    List<Carts.Line> forSale =
        lines.stream().filter(line -> line.stat().equals(ShoppingCart.FOR_SALE)).toList();
    List<CheckoutOutcome.Shortage> all = new ArrayList<>();
    lines.stream()
        .filter(line -> !line.stat().equals(ShoppingCart.FOR_SALE))
        .forEach(line -> all.add(new CheckoutOutcome.Shortage(line.sku(), 0, false)));
    stock
        .shortages(wanted(forSale))
        .forEach(each -> all.add(new CheckoutOutcome.Shortage(each.sku(), each.left(), true)));
    return new CheckoutOutcome.Unavailable(all);
  }

  private static CheckoutOutcome tooFew(List<StockKeeping.Shortage> missing) {
    return new CheckoutOutcome.Unavailable(
        missing.stream()
            .map(each -> new CheckoutOutcome.Shortage(each.sku(), each.left(), true))
            .toList());
  }

  private static List<StockKeeping.Wanted> wanted(List<Carts.Line> lines) {
    return lines.stream()
        .map(line -> new StockKeeping.Wanted(line.product(), line.sku(), line.quantity()))
        .toList();
  }

  private static BigDecimal total(List<Carts.Line> lines) {
    return lines.stream().map(Carts.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Optional<String> country(Checkout checkout) {
    Long address = checkout.address();
    return address == null
        ? customers.findByIdOptional(checkout.customer()).map(found -> found.country)
        : addresses.of(checkout.customer(), address).map(found -> found.country);
  }
}
