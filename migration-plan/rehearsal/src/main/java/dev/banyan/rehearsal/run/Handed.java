package dev.banyan.rehearsal.run;

import dev.banyan.rehearsal.journal.ToldHandover;
import dev.banyan.rehearsal.report.Rehearsed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How buckets of one capability changed hands: how often, and how long writes were held for it.
/// What went back was held, too, and is not done.
final class Handed {
  private Handed() {}

  static Rehearsed.Handed of(String capability, List<ToldHandover> told) {
    List<ToldHandover> own =
        told.stream().filter(handover -> handover.capability().equals(capability)).toList();
    return new Rehearsed.Handed(
        own.stream().filter(ToldHandover::done).count(),
        own.stream()
            .map(ToldHandover::held)
            .flatMap(Optional::stream)
            .map(Duration::toMillis)
            .toList());
  }
}
