package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.payments.PaymentMethod;
import dev.banyan.monolith.business.payments.TakingPayment;
import dev.banyan.monolith.data.accounts.Addresses;
import dev.banyan.monolith.data.accounts.Customers;
import dev.banyan.monolith.data.inventory.Stock;
import dev.banyan.monolith.data.ordering.Carts;
import dev.banyan.monolith.data.ordering.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes an order of a cart, in one transaction over all that the shop knows: the cart is emptied,
/// stock is taken, money is captured and the order is there, or nothing of it happened.
@ApplicationScoped
public class PlacingOrder {
  private static final BigDecimal DEAREST = new BigDecimal("99999999999.999"); // numeric(14, 3)

  private final Carts carts;
  private final Orders orders;
  private final Stock stock;
  private final TakingPayment payment;
  private final Customers customers;
  private final Addresses addresses;
  private final OrderBook book;

  PlacingOrder(
      Carts carts,
      Orders orders,
      Stock stock,
      TakingPayment payment,
      Customers customers,
      Addresses addresses,
      OrderBook book) {
    this.carts = carts;
    this.orders = orders;
    this.stock = stock;
    this.payment = payment;
    this.customers = customers;
    this.addresses = addresses;
    this.book = book;
  }

  /// @param idempotencyKey names this checkout: asked twice, the shop sells once
  /// @param address where to, if the customer says; it has to be one of their own
  @Transactional
  public CheckoutOutcome place(
      long customer, String idempotencyKey, @Nullable Long address, PaymentMethod method) {
    // The cart's row is the queue in which a customer's checkouts stand: who gets it second sees
    // the order that the first has placed.
    Optional<Long> cart = carts.locked(customer);
    Optional<Orders.Order> before = orders.placedWith(customer, idempotencyKey);
    if (before.isPresent()) {
      return new CheckoutOutcome.PlacedBefore(book.complete(before.get()));
    }
    List<Carts.Line> lines = carts.lines(customer);
    if (cart.isEmpty() || lines.isEmpty()) {
      return new CheckoutOutcome.EmptyCart();
    }
    Optional<String> country = country(customer, address);
    if (country.isEmpty()) {
      return new CheckoutOutcome.UnknownAddress();
    }
    BigDecimal total =
        lines.stream().map(Carts.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.compareTo(DEAREST) > 0) {
      return new CheckoutOutcome.TooDear();
    }
    Allocation allocation =
        Allocation.of(lines, stock.locked(lines.stream().map(Carts.Line::product).toList()));
    if (!allocation.shortages().isEmpty()) {
      return new CheckoutOutcome.Unavailable(allocation.shortages());
    }
    Orders.Order order =
        orders.place(
            new Orders.Draft(customer, idempotencyKey, total, country.get(), address), lines);
    stock.move(allocation.moves(), Stock.Reason.SOLD, order.id());
    payment.take(order.id(), total, method);
    carts.empty(cart.get());
    return new CheckoutOutcome.Placed(book.complete(order));
  }

  private Optional<String> country(long customer, @Nullable Long address) {
    return address == null
        ? customers.findByIdOptional(customer).map(found -> found.country)
        : addresses.of(customer, address).map(found -> found.country);
  }
}
