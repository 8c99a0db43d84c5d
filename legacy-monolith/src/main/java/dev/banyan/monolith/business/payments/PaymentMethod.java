package dev.banyan.monolith.business.payments;

/// How a customer wants to pay.
public sealed interface PaymentMethod {
  /// Within thirty days, on account.
  record Invoice() implements PaymentMethod {}

  record ByCard(Card card) implements PaymentMethod {}
}
