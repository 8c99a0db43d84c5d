package dev.banyan.partners.cards;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known under one reference. Each state has only the moves that it allows.
sealed interface Authorization {
  String reference();

  /// The word for it on the wire.
  String status();

  /// Nothing for a reference that was voided before it was ever asked.
  Optional<Money> known();

  /// Money is promised, and not taken yet.
  record Authorized(String reference, Money amount, String last4) implements Authorization {
    Captured capture(Instant at) {
      return new Captured(reference, amount, last4, at, Map.of());
    }

    @Override
    public String status() {
      return "authorized";
    }

    @Override
    public Optional<Money> known() {
      return Optional.of(amount);
    }
  }

  record Declined(String reference, Money amount, String reason) implements Authorization {
    @Override
    public String status() {
      return "declined";
    }

    @Override
    public Optional<Money> known() {
      return Optional.of(amount);
    }
  }

  record Voided(String reference, @Nullable Money amount) implements Authorization {
    @Override
    public String status() {
      return "voided";
    }

    @Override
    public Optional<Money> known() {
      return Optional.ofNullable(amount);
    }
  }

  /// One giving back.
  record Refund(String refund, Money amount, Instant at) {}

  /// The money is taken, and may be given back.
  ///
  /// @param refunds by their names, oldest first
  record Captured(
      String reference, Money amount, String last4, Instant at, Map<String, Refund> refunds)
      implements Authorization {
    Captured refund(Refund refund) {
      Map<String, Refund> more = new LinkedHashMap<>(refunds);
      more.put(refund.refund(), refund);
      return new Captured(reference, amount, last4, at, more);
    }

    Money refunded() {
      return sum(refunds.values());
    }

    Money left() {
      return amount.minus(refunded());
    }

    @Override
    public String status() {
      return "captured";
    }

    @Override
    public Optional<Money> known() {
      return Optional.of(amount);
    }

    private static Money sum(Collection<Refund> refunds) {
      return refunds.stream().map(Refund::amount).reduce(Money.NONE, Money::plus);
    }
  }
}
