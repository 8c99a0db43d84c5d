package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.Judge;
import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.traffic.Traffic;
import dev.banyan.model.Capability;
import dev.banyan.model.Evidence;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The walk's third part: reads are shifted share by share, each judged by the gates.
public final class ShiftingReads {
  private static final Verdict.Wait PROVING =
      new Verdict.Wait("comparing the stores once more before it goes on");

  private final Plan plan;
  private final Stages stages;
  private final Watching watching;
  private final Runs runs;
  private final Diffs diffs;
  private final Traffic traffic;
  private final Clock clock;
  private final MeterRegistry metrics;

  public ShiftingReads(
      Plan plan,
      Stages stages,
      Watching watching,
      Runs runs,
      Diffs diffs,
      Traffic traffic,
      Clock clock,
      MeterRegistry metrics) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
    this.runs = runs;
    this.diffs = diffs;
    this.traffic = traffic;
    this.clock = clock;
    this.metrics = metrics;
  }

  void judge(PlannedMove move, Standing standing, Stage.ShiftingReads here, Pace pace) {
    Instant now = clock.instant();
    Look look = watching.at(move.capability());
    Instant begun = look.begun();
    Judge judge = new Judge(pace);
    if (begun == null) {
      Verdict verdict =
          new Verdict.Wait(
              "not every proxy routes by revision %d yet: %s"
                  .formatted(look.revision(), traffic.hearing()));
      look.judged(look.gates(), verdict);
      if (judge.outOfPatience(Duration.between(look.since(), now))) {
        runs.end(Run.Condition.STOPPED, "at " + here.reads() + ", " + verdict.reason());
      }
      return;
    }
    Duration looked = Duration.between(begun, now);
    Verdict verdict = proven(move, judge.of(look.gates(), looked), begun, pace);
    boolean justShifted = Duration.between(look.since(), now).compareTo(pace.window()) < 0;
    if (justShifted && verdict instanceof Verdict.RollBack && Judge.onlySlow(look.gates())) {
      lookAgain(move, here, look, verdict, looked);
      return;
    }
    look.judged(look.gates(), verdict);
    boolean news = look.isNews(verdict.spelling() + verdict.reason());
    if (news) {
      metrics
          .counter("banyan.verdicts", "capability", move.capability(), "kind", verdict.spelling())
          .increment();
    }
    switch (verdict) {
      case Verdict.Advance advance -> advance(move, standing, here, look, advance, looked, pace);
      case Verdict.Wait wait -> await(move, here, look, wait, looked, judge, news);
      case Verdict.RollBack back -> rollBack(move, standing, here, look, back, looked, pace);
    }
  }

  private void lookAgain(
      PlannedMove move, Stage.ShiftingReads here, Look look, Verdict verdict, Duration looked) {
    Verdict again = new Verdict.Wait(verdict.reason());
    look.judged(look.gates(), again);
    if (look.isNews("slow")) {
      stages.note(
          Steps.verdict(
              move.capability(),
              again,
              here.reads(),
              looked,
              look.gates(),
              "Slowness right after a shift may be a stall: it is looked at once more."));
    }
    watching.lookAgain(move.capability());
  }

  /// Advancing wants a comparison of the stores that began after the window, not some time within
  /// it.
  private Verdict proven(PlannedMove move, Verdict verdict, Instant begun, Pace pace) {
    Capability capability = known(move.capability());
    Instant now = clock.instant();
    Instant end = begun.plus(pace.window());
    Instant compared = diffs.last(capability.name()).map(Diffs.Compared::from).orElse(Instant.MIN);
    boolean afterTheWindow = !compared.isBefore(end);
    boolean overdue = compared.isBefore(now.minus(pace.window().dividedBy(2)));
    if (overdue || (!now.isBefore(end) && !afterTheWindow)) {
      diffs.request(capability);
    }
    boolean wanted =
        capability.gates().stream().anyMatch(gate -> gate.evidence() == Evidence.MISMATCHES);
    return switch (verdict) {
      case Verdict.Advance advance -> wanted && !afterTheWindow ? PROVING : advance;
      case Verdict.Wait wait -> wait;
      case Verdict.RollBack back -> back;
    };
  }

  private void advance(
      PlannedMove move,
      Standing standing,
      Stage.ShiftingReads here,
      Look look,
      Verdict verdict,
      Duration looked,
      Pace pace) {
    Standing measured =
        watching.yardstick(move.capability(), pace).map(standing::measuredBy).orElse(standing);
    Optional<Share> next =
        move.reads().stream().filter(share -> share.compareTo(here.reads()) > 0).findFirst();
    if (next.isEmpty()) {
      stages.move(
          move.capability(),
          standing,
          measured.done(true),
          Steps.verdict(
              move.capability(),
              verdict,
              here.reads(),
              looked,
              look.gates(),
              "It is the plan's last share: '%s' has moved.".formatted(move.capability())));
      return;
    }
    stages.move(
        move.capability(),
        standing,
        measured.at(here.shiftReads(next.get())),
        Steps.verdict(
            move.capability(),
            verdict,
            here.reads(),
            looked,
            look.gates(),
            "On to " + next.get() + "."),
        Steps.dial(
            move.capability(),
            here.reads(),
            next.get(),
            "Judged after %d s.".formatted(pace.window().toSeconds())));
  }

  private void await(
      PlannedMove move,
      Stage.ShiftingReads here,
      Look look,
      Verdict.Wait verdict,
      Duration looked,
      Judge judge,
      boolean news) {
    if (judge.outOfPatience(looked)) {
      runs.end(
          Run.Condition.STOPPED,
          "at %s of the reads of '%s', patience ended after %d s: %s"
              .formatted(here.reads(), move.capability(), looked.toSeconds(), verdict.reason()),
          Steps.verdict(
              move.capability(),
              verdict,
              here.reads(),
              looked,
              look.gates(),
              "Without evidence nothing advances."));
    } else if (news && !verdict.equals(PROVING) && looked.compareTo(judge.window()) >= 0) {
      stages.note(
          Steps.verdict(
              move.capability(),
              verdict,
              here.reads(),
              looked,
              look.gates(),
              "The share stays until there is enough, or patience ends."));
    }
  }

  private void rollBack(
      PlannedMove move,
      Standing standing,
      Stage.ShiftingReads here,
      Look look,
      Verdict verdict,
      Duration looked,
      Pace pace) {
    boolean again = standing.attempt() < move.attempts();
    String next =
        again
            ? "It begins again from the first share after a cool-down of %d s, once its store keeps up (attempt %d of %d)."
                .formatted(pace.window().toSeconds(), standing.attempt() + 1, move.attempts())
            : "That was the last of %d attempts.".formatted(move.attempts());
    Entry judged =
        Steps.verdict(move.capability(), verdict, here.reads(), looked, look.gates(), next);
    Entry turned =
        Steps.dial(
            move.capability(),
            here.reads(),
            Share.NONE,
            "The monolith answers all reads again; the rows go on flowing.");
    Standing back = standing.at(here.back());
    if (again) {
      Instant notBefore = clock.instant().plus(pace.window());
      stages.move(
          move.capability(),
          standing,
          back.attempting(standing.attempt() + 1, notBefore),
          judged,
          turned);
    } else {
      String reason = "'%s': %s".formatted(move.capability(), verdict.reason());
      stages.move(
          move.capability(),
          standing,
          back,
          state -> state.with(state.run().ended(Run.Condition.ROLLED_BACK, reason)),
          judged,
          turned,
          Entry.of(Entry.Kind.PLAN, null, Runs.ending(Run.Condition.ROLLED_BACK, reason)));
    }
  }

  private Capability known(String capability) {
    Capability known = plan.capabilities().get(capability);
    if (known == null) {
      throw new IllegalStateException("no capability '" + capability + "' in the plan");
    }
    return known;
  }
}
