package dev.banyan.conductor.walking;

import dev.banyan.conductor.dials.WriteDial;
import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The way back to the monolith, after the gates said so: writes first, by handovers that are tried
/// as long as it takes, then reads. Saved before it is begun, so that a conductor that was killed
/// goes on with it.
public final class GoingBack {
  private final Plan plan;
  private final Stages stages;
  private final Watching watching;
  private final WriteDial dial;
  private final Clock clock;

  public GoingBack(Plan plan, Stages stages, Watching watching, WriteDial dial, Clock clock) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
    this.dial = dial;
    this.clock = clock;
  }

  void begin(
      PlannedMove move, Standing standing, Stage.Shifted here, Judging.Judged judged, Pace pace) {
    String reason = judged.verdict().reason();
    if (here instanceof Stage.ShiftingReads reads) {
      readsBack(
          move,
          standing,
          reads,
          reason,
          pace,
          told(move, here, judged, next(move, standing, pace)));
      return;
    }
    Standing turning = standing.goingBack(reason);
    boolean begun =
        stages.move(
            move.capability(),
            standing,
            turning,
            told(
                move,
                here,
                judged,
                "Back to the monolith: first the writes, by a handover that loses none, then the reads."));
    if (begun) {
      goOn(move, turning, here, reason, pace);
    }
  }

  void goOn(PlannedMove move, Standing standing, Stage.Shifted here, String reason, Pace pace) {
    Look look = watching.at(move.capability());
    look.judged(look.gates(), new Verdict.RollBack(reason));
    switch (here) {
      case Stage.ShiftingReads reads -> readsBack(move, standing, reads, reason, pace);
      case Stage.ShiftingWrites _, Stage.OnService _ ->
          writesBack(move.capability()).ifPresent(notNow -> tellHindrance(move, look, notNow));
    }
  }

  private void tellHindrance(PlannedMove move, Look look, String notNow) {
    if (look.isNewHindrance(notNow)) {
      stages.note(
          Entry.of(
              Kind.PROBLEM,
              move.capability(),
              "Writes cannot go back to the monolith now: %s. It is tried again until they do; no write is lost meanwhile."
                  .formatted(notNow)));
    }
  }

  /// What requires it goes back first, unless a hand is on it or the capability itself could not
  /// follow.
  private Optional<String> writesBack(String capability) {
    List<String> ahead =
        plan.moves().stream()
            .filter(other -> other.requires().contains(capability))
            .map(PlannedMove::capability)
            .filter(this::hasWrites)
            .toList();
    if (!ahead.isEmpty()
        && dial.foreseeRollback(capability, Set.copyOf(ahead)).outcome()
            instanceof Outcome.Refused refused) {
      return refused.hindrance();
    }
    for (String other : ahead) {
      Optional<String> notNow =
          stages.state().of(other).byHand()
              ? Optional.of(
                  "'%s' requires '%s' and a hand is on its dial: ./rehearse rollback %s, or release it"
                      .formatted(other, capability, other))
              : writesBack(other);
      if (notNow.isPresent()) {
        return notNow;
      }
    }
    return dial.rollBack(capability).hindrance();
  }

  private boolean hasWrites(String capability) {
    return !stages.state().of(capability).stage().writes().equals(Share.NONE);
  }

  private void readsBack(
      PlannedMove move,
      Standing standing,
      Stage.ShiftingReads here,
      String reason,
      Pace pace,
      Entry... before) {
    List<Entry> entries = new ArrayList<>(List.of(before));
    entries.add(
        Steps.dial(
            move.capability(),
            here.dial(),
            Share.NONE,
            before.length > 0
                ? "The monolith answers all reads again; the rows go on flowing."
                : "The monolith answers all reads again, as it has the writes; the rows go on flowing. "
                    + next(move, standing, pace)));
    Standing back = standing.at(here.back()).goingBack(null);
    if (isLast(move, standing)) {
      String why = "'%s': %s".formatted(move.capability(), reason);
      entries.add(Entry.of(Kind.PLAN, null, Runs.ending(Run.Condition.ROLLED_BACK, why)));
      stages.move(
          move.capability(),
          standing,
          back,
          state -> state.with(state.run().ended(Run.Condition.ROLLED_BACK, why)),
          entries.toArray(Entry[]::new));
    } else {
      Instant notBefore = clock.instant().plus(pace.window());
      stages.move(
          move.capability(),
          standing,
          back.attempting(standing.attempt() + 1, notBefore),
          entries.toArray(Entry[]::new));
    }
  }

  private static boolean isLast(PlannedMove move, Standing standing) {
    return standing.attempt() >= move.attempts();
  }

  private static String next(PlannedMove move, Standing standing, Pace pace) {
    return isLast(move, standing)
        ? "That was the last of %d attempts.".formatted(move.attempts())
        : "It begins again from the first share after a cool-down of %d s, once its store keeps up (attempt %d of %d)."
            .formatted(pace.window().toSeconds(), standing.attempt() + 1, move.attempts());
  }

  private static Entry told(PlannedMove move, Stage here, Judging.Judged judged, String next) {
    return Steps.verdict(
        move.capability(),
        judged.verdict(),
        here.dial(),
        judged.looked(),
        judged.look().gates(),
        next);
  }
}
