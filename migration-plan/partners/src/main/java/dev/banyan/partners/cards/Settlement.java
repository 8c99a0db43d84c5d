package dev.banyan.partners.cards;

import dev.banyan.partners.cards.Authorization.Captured;
import dev.banyan.partners.cards.Authorization.Refund;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/// What was taken and given back on one day (UTC).
record Settlement(String day, Total captured, Total refunded) {
  /// How many, and how much they are together.
  record Total(int count, Money sum) {
    static Total of(List<Money> amounts) {
      return new Total(amounts.size(), amounts.stream().reduce(Money.NONE, Money::plus));
    }
  }

  static Settlement of(LocalDate day, Collection<Authorization> all) {
    List<Captured> taken =
        all.stream().filter(Captured.class::isInstance).map(Captured.class::cast).toList();
    return new Settlement(
        day.toString(),
        Total.of(taken.stream().filter(c -> isOn(day, c.at())).map(Captured::amount).toList()),
        Total.of(
            taken.stream()
                .flatMap(c -> c.refunds().values().stream())
                .filter(refund -> isOn(day, refund.at()))
                .map(Refund::amount)
                .toList()));
  }

  private static boolean isOn(LocalDate day, Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().equals(day);
  }
}
