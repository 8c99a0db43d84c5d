package dev.banyan.monolith.business.notifications;

/// Tells a customer what happened to an order: a seam, so that it may one day be done elsewhere.
public interface TellingCustomers {
  /// Notes what is to be told, within the transaction in which it happens; it is told afterwards.
  ///
  /// @param key what happened, by a name that nothing else has: it is told once by each channel
  void tell(OrderEvent event, String key, long order);
}
