package dev.banyan.conductor.handover;

import dev.banyan.conductor.handover.SimulatedProxy.Table;
import java.util.Optional;

/// The conductors' database: one step, and a version by which whoever has not seen the last write
/// is refused.
final class SimulatedJournal {
  private long version;
  private Step step;
  private int number;

  long version() {
    return version;
  }

  Optional<Step> step() {
    return Optional.ofNullable(step);
  }

  long write(Step next, long seen) {
    if (seen != version) {
      throw new Superseded("another conductor has written");
    }
    switch (next) {
      case Step.Settling settling -> number = settling.number();
      default -> {}
    }
    step = next instanceof Step.Ended ? null : next;
    return ++version;
  }

  long claim() {
    return ++version;
  }

  Table table() {
    return step != null && step.holdsReads()
        ? new Table(version, number, step.move().low(), step.move().high())
        : new Table(version, number, 0, 0);
  }
}
