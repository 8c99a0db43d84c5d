package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.payments.Card;
import dev.banyan.monolith.business.payments.Means;
import dev.banyan.monolith.business.payments.PaymentMethod;
import dev.banyan.monolith.business.payments.TakingPayment;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A checkout from the customer's click to the answer: the bank is asked before the order's
/// transaction, so that nothing is locked while it thinks, and pays after it.
@ApplicationScoped
public class CheckingOut {
  private final PlacingOrder placing;
  private final TakingPayment payment;
  private final OrderBook book;

  CheckingOut(PlacingOrder placing, TakingPayment payment, OrderBook book) {
    this.placing = placing;
    this.payment = payment;
    this.book = book;
  }

  /// @param idempotencyKey names this checkout: asked twice, the shop sells once
  /// @param address where to, if the customer says; it has to be one of their own
  public CheckoutOutcome checkOut(
      long customer, String idempotencyKey, @Nullable Long address, PaymentMethod method) {
    var checkout = new PlacingOrder.Checkout(customer, idempotencyKey, address);
    return switch (method) {
      case PaymentMethod.Invoice() -> placing.place(checkout, new Means.Account());
      case PaymentMethod.ByCard(Card card) -> settled(byCard(checkout, card));
    };
  }

  /// An order that is there gets its money now, if the processor answers, and is shown with it.
  private CheckoutOutcome settled(CheckoutOutcome outcome) {
    return switch (outcome) {
      case CheckoutOutcome.Placed(var order) -> new CheckoutOutcome.Placed(settled(order));
      case CheckoutOutcome.PlacedBefore(var order) ->
          new CheckoutOutcome.PlacedBefore(settled(order));
      case CheckoutOutcome.EmptyCart _,
          CheckoutOutcome.Unavailable _,
          CheckoutOutcome.UnknownAddress _,
          CheckoutOutcome.TooDear _,
          CheckoutOutcome.Declined _,
          CheckoutOutcome.NoAnswer _,
          CheckoutOutcome.Changed _ ->
          outcome;
    };
  }

  private PlacedOrder settled(PlacedOrder placed) {
    payment.settle(placed.order().id());
    return book.complete(placed.order());
  }

  private CheckoutOutcome byCard(PlacingOrder.Checkout checkout, Card card) {
    return switch (placing.look(checkout)) {
      case PlacingOrder.Looked.Over(CheckoutOutcome outcome) -> outcome;
      case PlacingOrder.Looked.Worth(BigDecimal total) ->
          total.signum() == 0
              ? placing.place(checkout, new Means.Account())
              : byCard(checkout, card, total);
    };
  }

  private CheckoutOutcome byCard(PlacingOrder.Checkout checkout, Card card, BigDecimal total) {
    return switch (payment.promise(checkout.customer(), checkout.idempotencyKey(), total, card)) {
      case TakingPayment.Asked.Promised(Means.Promise promise) -> withPromise(checkout, promise);
      case TakingPayment.Asked.Declined(String reason) -> new CheckoutOutcome.Declined(reason);
      case TakingPayment.Asked.Silence() -> new CheckoutOutcome.NoAnswer();
    };
  }

  /// A promise that got no order is let go. If even that fails, the job that moves money does it
  /// later: the books say that there is no order.
  private CheckoutOutcome withPromise(PlacingOrder.Checkout checkout, Means.Promise promise) {
    CheckoutOutcome outcome;
    try {
      outcome = placing.place(checkout, promise);
    } catch (RuntimeException failed) {
      try {
        payment.letGo(promise);
      } catch (RuntimeException alsoFailed) {
        failed.addSuppressed(alsoFailed);
      }
      throw failed;
    }
    if (!(outcome instanceof CheckoutOutcome.Placed)) {
      payment.letGo(promise); // nothing happens if another request's order has it
    }
    return outcome;
  }
}
