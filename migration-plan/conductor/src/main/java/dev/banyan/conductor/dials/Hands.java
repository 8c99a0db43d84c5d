package dev.banyan.conductor.dials;

import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Dials;
import dev.banyan.model.Problem;
import dev.banyan.model.Reading;
import dev.banyan.model.Share;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Hands on the dials: `dials.yaml` says what is wished, and what may be done is done.
///
/// A wish that may not be carried out now is refused with its reason, and carried out once it may.
/// A broken file changes nothing: the last good dials stay.
public final class Hands {
  private final Supplier<Reading<Dials>> file;
  private final Stages stages;
  private final WriteDial handover;
  private final Set<String> told = new HashSet<>();
  private volatile List<String> problems = List.of();

  /// Moves the right to write.
  @FunctionalInterface
  public interface WriteDial {
    /// @return why it does not stand there now; empty if it does
    Optional<String> turn(String capability, Share writes);
  }

  /// @param file reads the dials as they are now
  public Hands(Supplier<Reading<Dials>> file, Stages stages, WriteDial handover) {
    this.file = file;
    this.stages = stages;
    this.handover = handover;
  }

  /// What is wrong with the dials now.
  public List<String> problems() {
    return problems;
  }

  /// One round; twice a second, one at a time.
  public void look() {
    List<String> found = new ArrayList<>();
    switch (file.get()) {
      case Reading.Broken<Dials>(List<Problem> broken) ->
          broken.forEach(problem -> found.add(problem.toString()));
      case Reading.Valid<Dials>(Dials dials) -> {
        for (String capability : new TreeSet<>(stages.state().capabilities().keySet())) {
          dials
              .of(capability)
              .ifPresentOrElse(
                  dial -> turn(capability, dial).ifPresent(found::add), () -> release(capability));
        }
      }
    }
    tell(found);
  }

  /// @return why not, if it may not be done
  private Optional<String> turn(String capability, Dial wished) {
    Optional<String> refusal = refusal(capability, stages.state().of(capability).stage(), wished);
    if (refusal.isPresent()) {
      return refusal;
    }
    // Reads are never behind writes: they rise before them and fall after them.
    Share writes = stages.state().of(capability).stage().writes();
    shiftReads(capability, wished.reads().compareTo(writes) > 0 ? wished.reads() : writes);
    if (!writes.equals(wished.writes())) {
      Optional<String> notNow = handover.turn(capability, wished.writes());
      if (notNow.isPresent()) {
        return Optional.of(
            "dials.yaml: writes of '%s' cannot go to %s now: %s"
                .formatted(capability, wished.writes(), notNow.get()));
      }
    }
    shiftReads(capability, wished.reads());
    return Optional.empty();
  }

  private void shiftReads(String capability, Share reads) {
    Standing standing = stages.state().of(capability);
    Stage next = turned(standing.stage(), reads);
    if (standing.byHand() && next.equals(standing.stage())) {
      return;
    }
    List<Entry> entries = new ArrayList<>();
    if (!standing.byHand()) {
      entries.add(
          Entry.of(
              Kind.HAND,
              capability,
              "A hand is on the dial: dials.yaml drives '%s' and the plan's walk of it pauses. Take it out of the file to give it back."
                  .formatted(capability)));
    }
    if (!next.equals(standing.stage())) {
      entries.add(
          new Entry(
              Kind.DIAL,
              capability,
              "Reads %s → %s, by hand. No gate judges it."
                  .formatted(standing.stage().reads(), reads),
              Map.of(
                  "from", standing.stage().reads().percent(),
                  "reads", reads.percent(),
                  "writes", standing.stage().writes().percent())));
    }
    stages.move(
        capability, standing, standing.at(next).drivenByHand(true), entries.toArray(Entry[]::new));
  }

  private static Optional<String> refusal(String capability, Stage stage, Dial wished) {
    boolean copied =
        switch (stage) {
          case Stage.OnMonolith here -> false;
          case Stage.Copying here -> false;
          case Stage.InSync here -> true;
          case Stage.Shifted here -> true;
        };
    if (!copied && !wished.reads().equals(Share.NONE)) {
      return Optional.of(
          "dials.yaml: reads of '%s' cannot be %s while it is at stage %s: its rows are not in the service's store. Start the plan; it is done once the stage is InSync"
              .formatted(capability, wished.reads(), stage.spelling()));
    }
    return Optional.empty();
  }

  private static Stage turned(Stage stage, Share reads) {
    return switch (stage) {
      case Stage.OnMonolith here -> here;
      case Stage.Copying here -> here;
      case Stage.InSync here -> reads.equals(Share.NONE) ? here : here.shiftReads(reads);
      case Stage.ShiftingReads here ->
          reads.equals(Share.NONE) ? here.back() : here.shiftReads(reads);
      case Stage.ShiftingWrites here ->
          reads.compareTo(here.writes()) < 0 ? here : here.shiftReads(reads);
      case Stage.OnService here -> here;
    };
  }

  private void release(String capability) {
    Standing standing = stages.state().of(capability);
    if (standing.byHand()) {
      stages.move(
          capability,
          standing,
          standing.drivenByHand(false),
          Entry.of(
              Kind.HAND,
              capability,
              "The hand is off the dial: '%s' is given back to the plan, which goes on from %s of the reads."
                  .formatted(capability, standing.stage().reads())));
    }
  }

  private void tell(List<String> found) {
    problems = List.copyOf(found);
    told.retainAll(found);
    for (String problem : found) {
      if (told.add(problem)) {
        stages.note(Entry.of(Kind.PROBLEM, null, problem + ". The dials stay where they are."));
      }
    }
  }
}
