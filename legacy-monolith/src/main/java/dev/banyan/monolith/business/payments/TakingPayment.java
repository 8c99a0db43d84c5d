package dev.banyan.monolith.business.payments;

import dev.banyan.monolith.data.payments.Refunds;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Takes the money of an order and gives it back: a seam, so that it may one day be done elsewhere.
///
/// A card's money is promised before the order's transaction begins, claimed within it, and taken
/// after it has committed. So no money is taken for an order that is not there, and no order is
/// there whose money was not promised.
public interface TakingPayment {
  /// What came of asking a card for money.
  sealed interface Asked {
    record Promised(Means.Promise promise) implements Asked {}

    /// @param reason in the processor's words
    record Declined(String reason) implements Asked {}

    /// Nobody knows yet; asking again with the same key finds out.
    record Silence() implements Asked {}
  }

  /// Has the amount promised, before the order's transaction.
  ///
  /// @param checkout the idempotency key of the checkout: asked again, it is the same promise
  Asked promise(long customer, String checkout, BigDecimal amount, Card card);

  /// Lets a promise go that got no order; nothing happens if an order has it.
  void letGo(Means.Promise promise);

  /// Claims the money for an order, within its transaction.
  ///
  /// @return false if the promise is not to be had any more
  boolean take(long customer, long order, BigDecimal amount, Means means);

  /// Gives back all that is left of an order's money, within the transaction that undoes the order.
  void giveBack(long order, Refunds.Reason reason);

  /// Gives back some of it.
  ///
  /// @param request names what was asked for, if somebody may ask twice
  /// @return what the refund is called; null if less than that is left
  @Nullable String giveBack(
      long order,
      BigDecimal amount,
      Refunds.Reason reason,
      @Nullable String note,
      @Nullable String request);

  /// Moves the money that an order owes or is owed, after its transaction; what cannot be moved now
  /// is moved later.
  void settle(long order);
}
