package dev.banyan.monolith.business.ordering;

import java.util.List;

/// How a checkout ended.
public sealed interface CheckoutOutcome {
  record Placed(PlacedOrder order) implements CheckoutOutcome {}

  /// The same checkout once more: a double click, or an answer that got lost.
  record PlacedBefore(PlacedOrder order) implements CheckoutOutcome {}

  record EmptyCart() implements CheckoutOutcome {}

  /// Nothing was sold, because some lines cannot be.
  record Unavailable(List<Shortage> shortages) implements CheckoutOutcome {}

  record UnknownAddress() implements CheckoutOutcome {}

  /// More money than an order can be worth.
  record TooDear() implements CheckoutOutcome {}

  /// The bank does not pay.
  ///
  /// @param reason in the card processor's words
  record Declined(String reason) implements CheckoutOutcome {}

  /// The card processor does not answer, so nothing was sold.
  record NoAnswer() implements CheckoutOutcome {}

  /// While the bank was asked, the cart came to another amount, or the bank's promise ran out.
  record Changed() implements CheckoutOutcome {}

  /// A product that the shop cannot sell as the cart wants it.
  ///
  /// @param left how many there are; none where it is not for sale any more
  record Shortage(String sku, long left, boolean forSale) {}
}
