package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A diff at the conductor, and what it tells of its progress meanwhile.
final class WatchedDiff {
  private static final long BETWEEN_MILLIS = 300;

  private final ConductorClient conductor;
  private final Progress progress;

  WatchedDiff(ConductorClient conductor, Progress progress) {
    this.conductor = conductor;
    this.progress = progress;
  }

  ConductorClient.Answer run(String capability, String direction, boolean repair)
      throws IOException, InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ConductorClient.Answer> answer =
          executor.submit(() -> conductor.diff(capability, direction, repair));
      try {
        while (true) {
          try {
            return answer.get(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
          } catch (TimeoutException goingOn) {
            show(direction, conductor.diffProgress(capability, direction).body());
          }
        }
      } catch (ExecutionException failed) {
        throw new IOException(failed.getCause());
      } finally {
        answer.cancel(true);
      }
    }
  }

  private void show(String direction, JsonNode at) {
    if (!at.path("underWay").asBoolean()) {
      return;
    }
    long rows = at.path("rows").asLong();
    long expected = Math.max(1, at.path("expectedRows").asLong());
    progress.now(
        String.format(
            Locale.ROOT,
            "%s: %,d of about %,d rows (%d %%), %,d looked at again, %,d differ",
            direction,
            rows,
            expected,
            100 * rows / expected,
            at.path("suspects").asLong(),
            at.path("mismatches").asLong()));
  }
}
