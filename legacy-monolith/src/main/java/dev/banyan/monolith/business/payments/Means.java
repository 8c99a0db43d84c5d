package dev.banyan.monolith.business.payments;

/// What an order is paid from, once that is certain.
public sealed interface Means {
  /// The customer's account with the shop.
  record Account() implements Means {}

  /// Money that a card's bank has promised.
  ///
  /// @param reference what the processor knows the promise by
  record Promise(String reference, String lastFour) implements Means {}
}
