package dev.banyan.conductor.walking;

import dev.banyan.model.Dial;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.util.List;
import java.util.Optional;

/// Where a move goes on to from where the dial stands, whoever turned it there: through the reads
/// first, then through the writes.
sealed interface Next {
  record Reads(Share share) implements Next {}

  record Writes(Share share) implements Next {}

  /// The plan asks for no more.
  record Nothing() implements Next {}

  static Next after(PlannedMove move, Dial dial) {
    Optional<Next> reads = above(move.reads(), dial.reads()).map(Reads::new);
    return reads
        .or(() -> above(move.writes(), dial.writes()).map(Writes::new))
        .orElseGet(Nothing::new);
  }

  private static Optional<Share> above(List<Share> planned, Share now) {
    return planned.stream().filter(share -> share.compareTo(now) > 0).findFirst();
  }
}
