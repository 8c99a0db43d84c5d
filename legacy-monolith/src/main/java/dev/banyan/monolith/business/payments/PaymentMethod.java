package dev.banyan.monolith.business.payments;

/// How a customer pays.
public enum PaymentMethod {
  INVOICE,
  CARD
}
