package dev.banyan.partners.cards;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What the journal of the card processor holds. No card numbers: the last four digits at most.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CardEvent.Authorized.class, name = "authorized"),
  @JsonSubTypes.Type(value = CardEvent.Declined.class, name = "declined"),
  @JsonSubTypes.Type(value = CardEvent.Voided.class, name = "voided"),
  @JsonSubTypes.Type(value = CardEvent.Captured.class, name = "captured"),
  @JsonSubTypes.Type(value = CardEvent.Refunded.class, name = "refunded"),
  @JsonSubTypes.Type(value = CardEvent.Behaves.class, name = "behaves"),
})
sealed interface CardEvent {
  /// Money is promised.
  record Authorized(String reference, Money amount, String last4, Instant at)
      implements CardEvent {}

  record Declined(String reference, Money amount, String reason, Instant at) implements CardEvent {}

  /// Nothing will ever be taken for this reference, which may not have been heard of before.
  record Voided(String reference, Instant at) implements CardEvent {}

  /// The promised money is taken.
  record Captured(String reference, Instant at) implements CardEvent {}

  /// Taken money, or a part of it, is given back.
  record Refunded(String reference, String refund, Money amount, Instant at) implements CardEvent {}

  /// From now on the processor fails like this, or does not.
  record Behaves(Outage outage, Instant at) implements CardEvent {}
}
