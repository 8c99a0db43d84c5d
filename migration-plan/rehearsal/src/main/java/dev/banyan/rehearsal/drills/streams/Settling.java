package dev.banyan.rehearsal.drills.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.StreamsRig;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits until everything runs again and both diffs are clean.
final class Settling implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<String> DIRECTIONS = List.of("forward", "backward");

  private final ConductorClient conductor;
  private final String capability;
  private String last = "the conductor has not answered";

  Settling(StreamsRig rig, String capability) {
    this.conductor = new ConductorClient(rig.conductor(), rig.apiToken());
    this.capability = capability;
  }

  /// Adds what is still wrong after the patience.
  ///
  /// @return rows compared, both ways
  long await(List<String> findings) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Long rows = bothClean();
      if (rows != null) {
        return rows;
      }
      Thread.sleep(500);
    }
    findings.add("The stores are not equal after %d s: %s".formatted(PATIENCE.toSeconds(), last));
    return 0;
  }

  private @Nullable Long bothClean() throws InterruptedException {
    long rows = 0;
    for (String direction : DIRECTIONS) {
      try {
        ConductorClient.Answer answer = conductor.diff(capability, direction, false);
        JsonNode diff = answer.body();
        if (!answer.good() || diff.path("mismatches").asLong(-1) != 0) {
          last = direction + ": " + (answer.good() ? diff.toString() : answer.told());
          return null;
        }
        rows += diff.path("rows").asLong();
      } catch (IOException down) {
        last = direction + ": " + down;
        return null;
      }
    }
    return rows;
  }

  @Override
  public void close() {
    conductor.close();
  }
}
