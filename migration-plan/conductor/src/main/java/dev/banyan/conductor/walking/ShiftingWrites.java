package dev.banyan.conductor.walking;

import dev.banyan.conductor.dials.WriteDial;
import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Pace;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The next share of the writes: a handover, tried again within the pace's patience.
public final class ShiftingWrites {
  private final Stages stages;
  private final Runs runs;
  private final Watching watching;
  private final WriteDial dial;
  private final Clock clock;

  public ShiftingWrites(Stages stages, Runs runs, Watching watching, WriteDial dial, Clock clock) {
    this.stages = stages;
    this.runs = runs;
    this.watching = watching;
    this.dial = dial;
    this.clock = clock;
  }

  /// Judged good, so on to the next share; not before a person has said yes, where the plan asks
  /// for one.
  ///
  /// @param measured the standing with what the last window measured
  void to(
      Share share,
      PlannedMove move,
      Standing standing,
      Standing measured,
      Judging.Judged judged,
      Pace pace) {
    boolean asked = move.confirm().contains(share) && standing.confirmed().compareTo(share) < 0;
    if (asked) {
      ask(share, move, standing, judged);
      return;
    }
    boolean first = !judged.look().isTrying();
    Instant since = judged.look().trying(clock.instant());
    boolean elsewhere =
        first
            && !stages.move(
                move.capability(),
                standing,
                measured,
                told(
                    move,
                    standing,
                    judged,
                    judged.verdict(),
                    "On to " + share + " of the writes."));
    if (elsewhere) {
      return;
    }
    Optional<String> notNow = dial.turn(move.capability(), share).hindrance();
    if (notNow.isPresent()) {
      tryAgain(share, move, judged, since, notNow.get(), pace);
    }
  }

  /// What broke off ends by itself; gates say nothing while buckets are in hand.
  void awaitEnd(PlannedMove move, Standing standing, Step handover, Pace pace) {
    Instant now = clock.instant();
    Look look = watching.at(move.capability());
    String reason = "a handover has not ended: " + handover.move();
    look.judged(look.gates(), new Verdict.Wait(reason));
    boolean forLong = Duration.between(look.trying(now), now).compareTo(pace.patience()) >= 0;
    if (forLong && standing.goingBack() == null) {
      runs.end(
          Run.Condition.STOPPED,
          "for %d s %s. It is recovered by itself once both databases answer; see what they say"
              .formatted(pace.patience().toSeconds(), reason));
    }
  }

  private void tryAgain(
      Share share,
      PlannedMove move,
      Judging.Judged judged,
      Instant since,
      String reason,
      Pace pace) {
    Look look = judged.look();
    look.judged(look.gates(), new Verdict.Wait(reason));
    if (Duration.between(since, clock.instant()).compareTo(pace.patience()) >= 0) {
      runs.end(
          Run.Condition.STOPPED,
          "writes of '%s' did not go to %s within %d s: %s"
              .formatted(move.capability(), share, pace.patience().toSeconds(), reason));
    } else if (look.isNewHindrance(reason)) {
      stages.note(
          Entry.of(
              Kind.PROBLEM,
              move.capability(),
              "Writes cannot go to %s now: %s. It is tried again for %d s, then the walk stops."
                  .formatted(share, reason, pace.patience().toSeconds())));
    }
  }

  private void ask(Share share, PlannedMove move, Standing standing, Judging.Judged judged) {
    Look look = judged.look();
    Verdict wait = new Verdict.Wait("a person must say yes before writes go to " + share);
    look.judged(look.gates(), wait);
    look.ask(share);
    if (look.isNewHindrance(wait.reason())) {
      stages.note(
          told(
              move,
              standing,
              judged,
              wait,
              "All gates pass. Look at what was measured, then ./rehearse confirm %s."
                  .formatted(move.capability())));
    }
  }

  private static Entry told(
      PlannedMove move, Standing standing, Judging.Judged judged, Verdict verdict, String next) {
    return Steps.verdict(
        move.capability(),
        verdict,
        standing.stage().dial(),
        judged.looked(),
        judged.look().gates(),
        next);
  }
}
