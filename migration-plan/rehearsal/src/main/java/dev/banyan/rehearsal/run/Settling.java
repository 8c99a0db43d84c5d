package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits until everything runs again and both diffs are clean.
public final class Settling {
  private static final List<String> DIRECTIONS = List.of("forward", "backward");

  private final ConductorClient conductor;
  private final String capability;
  private final Duration patience;
  private String last = "the conductor has not answered";

  public Settling(ConductorClient conductor, String capability, Duration patience) {
    this.conductor = conductor;
    this.capability = capability;
    this.patience = patience;
  }

  /// Adds what is still wrong after the patience.
  ///
  /// @return rows compared, both ways
  public long await(List<String> findings) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      Long rows = bothClean();
      if (rows != null) {
        return rows;
      }
      Thread.sleep(500);
    }
    findings.add("The stores are not equal after %d s: %s".formatted(patience.toSeconds(), last));
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
}
