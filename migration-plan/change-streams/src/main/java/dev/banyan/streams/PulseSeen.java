package dev.banyan.streams;

import java.time.Duration;
import java.time.Instant;

/// The newest beat that reached a store.
///
/// @param beat its number, see [Beat]
/// @param committedAt when it was committed in the shared database, to the millisecond
/// @param appliedAt when the applier wrote it, by the clock of the store
public record PulseSeen(long beat, Instant committedAt, Instant appliedAt) {
  /// How long it travelled; never negative, though two clocks are compared.
  public Duration journey() {
    Duration journey = Duration.between(committedAt, appliedAt);
    return journey.isNegative() ? Duration.ZERO : journey;
  }
}
