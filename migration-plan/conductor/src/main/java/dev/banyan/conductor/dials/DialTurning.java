package dev.banyan.conductor.dials;

import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns one dial to where a hand wants it. Reads are never behind writes: they rise before them
/// and fall after them.
final class DialTurning {
  private final Stages stages;
  private final WriteDial writes;

  DialTurning(Stages stages, WriteDial writes) {
    this.stages = stages;
    this.writes = writes;
  }

  /// @param hand wishes something
  /// @param laid the journal's entry where the hand is new on this dial
  Turned turn(String capability, Hand hand, Optional<Entry> laid) {
    Dial wished = hand.wished().orElseThrow();
    Optional<String> refusal = refusal(capability, stage(capability), wished);
    if (refusal.isPresent()) {
      return new Turned.Refused(List.of(), List.of(refusal.get()));
    }
    List<String> done = new ArrayList<>();
    Share before = stage(capability).writes();
    Share first = wished.reads().compareTo(before) > 0 ? wished.reads() : before;
    if (!shiftReads(capability, first, hand, laid, done)) {
      return underWay(capability, done);
    }
    if (!before.equals(wished.writes())) {
      Optional<Turned> kept = shiftWrites(capability, before, wished.writes(), hand, done);
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    boolean shifted = shiftReads(capability, wished.reads(), hand, Optional.empty(), done);
    return shifted && stage(capability).dial().equals(wished)
        ? new Turned.There(done)
        : underWay(capability, done);
  }

  /// @return what keeps them from it; empty if they stand there
  private Optional<Turned> shiftWrites(
      String capability, Share before, Share wished, Hand hand, List<String> done) {
    long begun = System.nanoTime();
    Outcome outcome =
        hand instanceof Hand.RollingBack
            ? writes.rollBack(capability)
            : writes.turn(capability, wished);
    String notThere = "writes of '%s' cannot go to %s now: ".formatted(capability, wished);
    return switch (outcome) {
      case Outcome.Done _ -> {
        done.add(
            "writes %s → %s, handed over in %d ms"
                .formatted(before, wished, Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        yield Optional.empty();
      }
      case Outcome.Refused(List<String> reasons) ->
          Optional.of(
              new Turned.Refused(done, reasons.stream().map(reason -> notThere + reason).toList()));
      case Outcome.GoneBack _, Outcome.SteppedDown _, Outcome.Unfinished _ ->
          outcome.hindrance().map(reason -> new Turned.NotYet(done, notThere + reason));
    };
  }

  private static Turned underWay(String capability, List<String> done) {
    return new Turned.NotYet(
        done,
        "a handover of '%s' has not ended, and its reads stay until it has".formatted(capability));
  }

  /// While buckets change hands only the hand is laid on the dial: where the writes will stand is
  /// not known, and reads may not fall behind them.
  ///
  /// @return whether the reads stand there
  private boolean shiftReads(
      String capability, Share reads, Hand hand, Optional<Entry> laid, List<String> done) {
    Standing standing = stages.state().of(capability);
    boolean inHand = standing.handover() != null;
    Stage next = inHand ? standing.stage() : turned(standing.stage(), reads);
    if (standing.hand().equals(hand) && next.equals(standing.stage())) {
      return !inHand;
    }
    List<Entry> entries = new ArrayList<>();
    laid.ifPresent(entries::add);
    if (!next.equals(standing.stage())) {
      entries.add(
          new Entry(
              Kind.DIAL,
              capability,
              "Reads %s → %s, by %s. No gate judges it."
                  .formatted(standing.stage().reads(), reads, hand.word()),
              Map.of(
                  "from", standing.stage().reads().percent(),
                  "reads", reads.percent(),
                  "writes", standing.stage().writes().percent())));
    }
    boolean moved =
        stages.move(
            capability, standing, standing.at(next).heldBy(hand), entries.toArray(Entry[]::new));
    if (!moved) {
      // The walk was a moment earlier; from here on it pauses.
      return shiftReads(capability, reads, hand, laid, done);
    } else if (!next.equals(standing.stage())) {
      done.add("reads %s → %s".formatted(standing.stage().reads(), reads));
    }
    return !inHand;
  }

  private Stage stage(String capability) {
    return stages.state().of(capability).stage();
  }

  static Optional<String> refusal(String capability, Stage stage, Dial wished) {
    boolean copied =
        switch (stage) {
          case Stage.OnMonolith _, Stage.Copying _ -> false;
          case Stage.InSync _, Stage.Shifted _ -> true;
        };
    if (!copied && !wished.reads().equals(Share.NONE)) {
      return Optional.of(
          "reads of '%s' cannot be %s while it is at stage %s: its rows are not in the service's store. Start the plan; it may be done once the stage is InSync"
              .formatted(capability, wished.reads(), stage.spelling()));
    }
    return Optional.empty();
  }

  /// Where the stage leads to with these reads; it stays where they would fall behind the writes.
  static Stage turned(Stage stage, Share reads) {
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
}
