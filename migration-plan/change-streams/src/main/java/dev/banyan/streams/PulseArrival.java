package dev.banyan.streams;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Waits until a beat made now has arrived, and then a little, for the other partitions.
public final class PulseArrival implements Settling {
  private static final long STEP_MILLIS = 20;
  private static final int PROOF = 3;

  private final StreamSource source;
  private final StreamTarget target;
  private final Duration atMost;

  /// @param source may beat the pulse
  public PulseArrival(StreamSource source, StreamTarget target, Duration atMost) {
    this.source = source;
    this.target = target;
    this.atMost = atMost;
  }

  @Override
  public void await(int reading) throws SQLException {
    long beat = source.beat(target.stream()).number();
    Instant end = Instant.now().plus(atMost);
    while (!arrived(beat) && Instant.now().isBefore(end)) {
      pause(STEP_MILLIS);
    }
    if (!arrived(beat)) {
      throw new SQLException(
          "no beat of %s arrived within %s: the stream stands still, so nothing can be proved"
              .formatted(target.stream().name(), atMost));
    }
    pause(STEP_MILLIS * reading);
  }

  @Override
  public int proof() {
    return PROOF;
  }

  private boolean arrived(long beat) throws SQLException {
    Optional<PulseSeen> seen = target.pulse();
    return seen.isPresent() && seen.get().beat() >= beat;
  }

  private static void pause(long millis) throws SQLException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SQLException("the diff was interrupted", interrupted);
    }
  }
}
