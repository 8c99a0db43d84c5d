package dev.banyan.rehearsal.shoppers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the shop's books say of money, returns and mails.
public interface Ledger {
  /// The money of one order.
  ///
  /// @param returned the worth of what came back
  /// @param taken what was captured
  /// @param refunded what was given back
  /// @param charge what the card processor knows the payment by; null if it was no card's
  record Money(
      String number,
      BigDecimal total,
      boolean cancelled,
      BigDecimal returned,
      BigDecimal taken,
      BigDecimal refunded,
      @Nullable String charge) {}

  /// The money of every order whose idempotency key begins like this.
  List<Money> money(String keyPrefix);

  /// Pieces that came back, by SKU, of those orders.
  Map<String, Integer> returned(String keyPrefix);

  /// How many mails the books say were sent, by event, of those orders.
  Map<String, Integer> mails(String keyPrefix);

  /// How much is still to be done: promises to take or let go, refunds and mails to send.
  int waiting();
}
