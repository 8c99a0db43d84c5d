package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.Judge;
import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.traffic.Traffic;
import dev.banyan.model.Capability;
import dev.banyan.model.Evidence;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Judges the shares at which a capability stands, of reads and of writes alike. What is waited for
/// is waited for here, and told once.
public final class Judging {
  private static final Verdict.Wait PROVING =
      new Verdict.Wait("comparing the stores once more before it goes on");

  private final Plan plan;
  private final Stages stages;
  private final Watching watching;
  private final Runs runs;
  private final Comparing comparing;
  private final Traffic traffic;
  private final Clock clock;
  private final MeterRegistry metrics;

  public Judging(
      Plan plan,
      Stages stages,
      Watching watching,
      Runs runs,
      Flows flows,
      Diffs diffs,
      Traffic traffic,
      Clock clock,
      MeterRegistry metrics) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
    this.runs = runs;
    this.comparing = new Comparing(flows, diffs);
    this.traffic = traffic;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// A verdict upon which something is to be done.
  record Judged(Verdict verdict, Look look, Duration looked) {}

  /// Empty as long as it is to be waited.
  Optional<Judged> judge(PlannedMove move, Stage here, Pace pace) {
    Instant now = clock.instant();
    Look look = watching.at(move.capability());
    Instant begun = look.begun();
    Judge judge = new Judge(pace);
    if (begun == null) {
      awaitProxies(here, look, judge);
      return Optional.empty();
    }
    Duration looked = Duration.between(begun, now);
    Verdict verdict = proven(move, here, judge.of(look.gates(), looked), begun, pace);
    boolean justShifted = Duration.between(look.since(), now).compareTo(pace.window()) < 0;
    if (justShifted && verdict instanceof Verdict.RollBack && Judge.onlySlow(look.gates())) {
      lookAgain(move, here, look, verdict, looked);
      return Optional.empty();
    }
    look.judged(look.gates(), verdict);
    boolean news = look.isNews(verdict.spelling() + verdict.reason());
    if (news) {
      metrics
          .counter("banyan.verdicts", "capability", move.capability(), "kind", verdict.spelling())
          .increment();
    }
    return switch (verdict) {
      case Verdict.Advance advance -> Optional.of(new Judged(advance, look, looked));
      case Verdict.RollBack back -> Optional.of(new Judged(back, look, looked));
      case Verdict.Wait wait -> {
        await(move, here, look, wait, looked, judge, news);
        yield Optional.empty();
      }
    };
  }

  private void awaitProxies(Stage here, Look look, Judge judge) {
    Verdict verdict =
        new Verdict.Wait(
            "not every proxy routes by revision %d yet: %s"
                .formatted(look.revision(), traffic.hearing()));
    look.judged(look.gates(), verdict);
    if (judge.outOfPatience(Duration.between(look.since(), clock.instant()))) {
      runs.end(Run.Condition.STOPPED, "at " + Steps.told(here.dial()) + ", " + verdict.reason());
    }
  }

  private void lookAgain(
      PlannedMove move, Stage here, Look look, Verdict verdict, Duration looked) {
    Verdict again = new Verdict.Wait(verdict.reason());
    look.judged(look.gates(), again);
    if (look.isNews("slow")) {
      stages.note(
          Steps.verdict(
              move.capability(),
              again,
              here.dial(),
              looked,
              look.gates(),
              "Slowness right after a shift may be a stall: it is looked at once more."));
    }
    watching.lookAgain(move.capability());
  }

  /// Advancing wants a comparison of the stores that began after the window, not some time within
  /// it.
  private Verdict proven(PlannedMove move, Stage here, Verdict verdict, Instant begun, Pace pace) {
    Capability capability = known(move.capability());
    Instant now = clock.instant();
    Instant end = begun.plus(pace.window());
    boolean afterTheWindow = compared(capability, here, end);
    boolean overdue = !compared(capability, here, now.minus(pace.window().dividedBy(2)));
    if (overdue || (!now.isBefore(end) && !afterTheWindow)) {
      comparing.request(capability, here);
    }
    boolean wanted =
        capability.gates().stream().anyMatch(gate -> gate.evidence() == Evidence.MISMATCHES);
    return switch (verdict) {
      case Verdict.Advance advance -> wanted && !afterTheWindow ? PROVING : advance;
      case Verdict.Wait wait -> wait;
      case Verdict.RollBack back -> back;
    };
  }

  private boolean compared(Capability capability, Stage here, Instant from) {
    Optional<List<Diffs.Compared>> found = comparing.since(from, capability.name(), here);
    return found.isPresent();
  }

  private void await(
      PlannedMove move,
      Stage here,
      Look look,
      Verdict.Wait verdict,
      Duration looked,
      Judge judge,
      boolean news) {
    if (judge.outOfPatience(looked)) {
      runs.end(
          Run.Condition.STOPPED,
          "at %s of '%s', patience ended after %d s: %s"
              .formatted(
                  Steps.told(here.dial()), move.capability(), looked.toSeconds(), verdict.reason()),
          Steps.verdict(
              move.capability(),
              verdict,
              here.dial(),
              looked,
              look.gates(),
              "Without evidence nothing advances."));
    } else if (news && !verdict.equals(PROVING) && looked.compareTo(judge.window()) >= 0) {
      stages.note(
          Steps.verdict(
              move.capability(),
              verdict,
              here.dial(),
              looked,
              look.gates(),
              "The share stays until there is enough, or patience ends."));
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
