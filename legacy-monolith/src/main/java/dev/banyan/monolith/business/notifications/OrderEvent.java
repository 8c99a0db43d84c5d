package dev.banyan.monolith.business.notifications;

/// What of an order a customer is told.
public enum OrderEvent {
  PLACED,
  CANCELLED,
  SENT,
  DELIVERED,
  RETURNED,
  REFUNDED
}
