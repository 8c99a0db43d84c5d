package dev.banyan.conductor.turning;

import dev.banyan.conductor.handover.HandoverJournal;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    return write(step, step.told());
  }

  @Override
  public long write(Step step, String told) {
    String capability = step.move().capability();
    Dial before = stages.state().of(capability).stage().dial();
    List<Entry> entries = new ArrayList<>();
    entries.add(told(step, told));
    if (step instanceof Step.Settling settling) {
      dial(capability, before, settling).ifPresent(entries::add);
    }
    stages.change(
        state -> state.with(capability, at(state.of(capability), step)),
        entries.toArray(Entry[]::new));
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

  /// With what programs tell the steps of one handover apart by; numbers are buckets.
  private static Entry told(Step step, String told) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("step", step.spelling());
    evidence.put("epoch", step.epoch());
    evidence.put("from", step.move().from());
    evidence.put("to", step.move().to());
    if (step instanceof Step.Settling settling) {
      evidence.put("stands", settling.number());
    }
    return new Entry(Entry.Kind.HANDOVER, step.move().capability(), told, evidence);
  }

  /// From here on the proxies route by it.
  private static Optional<Entry> dial(String capability, Dial before, Step.Settling settling) {
    Share writes = new Share(settling.number());
    return writes.equals(before.writes())
        ? Optional.empty()
        : Optional.of(
            new Entry(
                Entry.Kind.DIAL,
                capability,
                "Writes %s → %s, by a handover.".formatted(before.writes(), writes),
                Map.of(
                    "from", before.writes().percent(),
                    "reads", before.reads().percent(),
                    "writes", writes.percent())));
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
      // The databases say who may write; a stage that says otherwise is behind.
      case Stage.OnMonolith _, Stage.Copying _, Stage.InSync _ ->
          standing.at(new Stage.ShiftingReads(writes).shiftWrites(writes));
    };
  }
}
