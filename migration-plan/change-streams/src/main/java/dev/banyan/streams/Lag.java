package dev.banyan.streams;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// The true lag of a stream: how long the pulse travels, end to end.
public final class Lag {
  private Lag() {}

  /// The journey of the newest beat that arrived; while a later beat is under way, at least that
  /// one's age, so a stream that stands still shows a growing lag. Empty until a beat arrived.
  ///
  /// Clocks of two servers are compared: they must agree to well below the lag that matters.
  public static Optional<Duration> read(StreamSource source, StreamTarget target)
      throws SQLException {
    Optional<PulseSeen> seen = target.pulse();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    StreamSource.Pulse made = source.pulse(target.stream());
    return Optional.of(between(made, seen.get()));
  }

  static Duration between(StreamSource.Pulse made, PulseSeen seen) {
    long underWay = made.beat().number() - seen.beat();
    if (underWay <= 0) {
      return seen.journey();
    }
    // Of several beats under way only the last one's time is known; the oldest is older than that.
    Duration age =
        underWay == 1
            ? Duration.between(made.beat().at(), made.now())
            : Duration.between(seen.committedAt(), made.now());
    return age.compareTo(seen.journey()) > 0 ? age : seen.journey();
  }
}
