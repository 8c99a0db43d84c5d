package dev.banyan.conductor.handover;

import java.time.Duration;
import java.util.Optional;

/// Waits until all has arrived at the receiver that the sender's database has committed by now.
@FunctionalInterface
public interface Draining {
  /// Gets ready to wait, while nothing is in hand yet.
  default void prepare(Move move) {}

  /// @return what has not arrived, or could not be applied; empty when all is there
  Optional<String> await(Move move, Duration atMost);
}
