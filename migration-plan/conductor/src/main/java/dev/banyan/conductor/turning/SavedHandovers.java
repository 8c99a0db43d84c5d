package dev.banyan.conductor.turning;

import dev.banyan.conductor.handover.HandoverJournal;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.model.Share;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Handovers in the conductor's saved state: a step, the stage it leads to, what the proxies hold,
/// and the journal's entry are one transaction.
public final class SavedHandovers implements HandoverJournal {
  private final Stages stages;

  public SavedHandovers(Stages stages) {
    this.stages = stages;
  }

  @Override
  public long write(Step step) {
    String capability = step.move().capability();
    stages.change(
        state -> state.with(capability, at(state.of(capability), step)),
        new Entry(Entry.Kind.HANDOVER, capability, step.told(), evidence(step)));
    return stages.state().revision();
  }

  @Override
  public List<Step> unfinished() {
    return stages.state().capabilities().values().stream()
        .map(Standing::handover)
        .filter(Objects::nonNull)
        .toList();
  }

  /// Who has not read what is written here is refused when it writes.
  @Override
  public Optional<Step> takeOver(String capability) {
    stages.reload();
    stages.note(
        Entry.of(
            Entry.Kind.HANDOVER,
            capability,
            "A handover broke off. Both databases are asked how they stand, and it is ended one way or the other."));
    State now = stages.state();
    return Optional.ofNullable(now.of(capability).handover());
  }

  /// For whoever reads the journal by program: which step of which handover this is.
  private static Map<String, Object> evidence(Step step) {
    return Map.of(
        "step", step.spelling(),
        "epoch", step.epoch(),
        "from", step.move().from(),
        "to", step.move().to());
  }

  private static Standing at(Standing standing, Step step) {
    return switch (step) {
      case Step.Settling settling -> settled(standing, settling.number()).handingOver(step);
      case Step.Ended ended -> settled(standing, ended.number()).handingOver(null);
      case Step.Holding _, Step.Fencing _, Step.Draining _, Step.HoldingReads _, Step.Giving _ ->
          standing.handingOver(step);
      case Step.GoingBack _, Step.TakingBack _, Step.Restoring _ -> standing.handingOver(step);
    };
  }

  private static Standing settled(Standing standing, int number) {
    Share writes = new Share(number);
    if (standing.stage().writes().equals(writes)) {
      return standing;
    }
    return switch (standing.stage()) {
      case Stage.Shifted here -> standing.at(here.shiftWrites(writes));
      case Stage.OnMonolith _, Stage.Copying _, Stage.InSync _ ->
          throw new IllegalStateException(
              "both numbers stand at %d at stage %s"
                  .formatted(number, standing.stage().spelling()));
    };
  }
}
