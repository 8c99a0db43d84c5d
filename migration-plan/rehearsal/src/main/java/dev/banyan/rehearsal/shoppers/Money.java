package dev.banyan.rehearsal.shoppers;

import java.math.BigDecimal;

/// Money as the shop spells it: a decimal string with two decimals, or three where a third counts.
final class Money {
  private Money() {}

  /// What is no number at all counts as minus one, which nothing costs.
  static BigDecimal of(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException falsified) {
      return BigDecimal.ONE.negate();
    }
  }

  static String spelled(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
  }

  static boolean same(String one, BigDecimal other) {
    return of(one).compareTo(other) == 0;
  }
}
