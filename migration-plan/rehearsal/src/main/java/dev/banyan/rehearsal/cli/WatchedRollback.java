package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A rollback that goes on by itself at the conductor, and is looked at until it has ended.
final class WatchedRollback {
  private static final long BETWEEN_MILLIS = 500;

  private final ConductorClient conductor;
  private final RollbackStory story;

  WatchedRollback(ConductorClient conductor, RollbackStory story) {
    this.conductor = conductor;
    this.story = story;
  }

  /// @param begun how far it was at once
  /// @return how far it is
  JsonNode run(String capability, JsonNode begun, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    JsonNode reached = begun;
    while (!reached.path("back").asBoolean() && System.nanoTime() < end) {
      story.now(reached, Duration.ofNanos(end - System.nanoTime()));
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      try {
        ConductorClient.Answer answer = conductor.rollbackProgress(capability);
        reached = answer.good() ? answer.body() : reached;
      } catch (IOException gone) {
        // Killed, it is started again and goes on with what it had saved.
        story.silent();
      }
    }
    return reached;
  }
}
