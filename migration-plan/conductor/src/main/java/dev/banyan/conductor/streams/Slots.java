package dev.banyan.conductor.streams;

import dev.banyan.streams.ReplicationSlot;
import java.time.Duration;

/// Gets rid of slots, whose reader may still be on its way out.
final class Slots {
  private static final int ATTEMPTS = 50;
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private Slots() {}

  static void drop(ReplicationSlot slot) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (Sql.get("the slot '" + slot.name() + "' could not be dropped", slot::drop)) {
        return;
      }
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new Streams.Unreachable("interrupted before the slot was dropped", stopping);
      }
    }
    throw new Streams.Unreachable(
        "the slot '%s' is still read from, so it cannot be dropped; try again"
            .formatted(slot.name()));
  }
}
