package dev.banyan.conductor.walking;

import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.model.Capability;
import dev.banyan.model.Evidence;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The walk's second part: the service gets its first share once it is seen to keep up.
public final class BeginningReads {
  private final Plan plan;
  private final Stages stages;
  private final Watching watching;
  private final Runs runs;
  private final Flows flows;
  private final Diffs diffs;
  private final Clock clock;

  public BeginningReads(
      Plan plan,
      Stages stages,
      Watching watching,
      Runs runs,
      Flows flows,
      Diffs diffs,
      Clock clock) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
    this.runs = runs;
    this.flows = flows;
    this.diffs = diffs;
    this.clock = clock;
  }

  /// The first share, once the service is seen to keep up.
  void begin(PlannedMove move, Standing standing, Stage.InSync here, Pace pace) {
    Instant now = clock.instant();
    Instant notBefore = standing.notBefore();
    Look look = watching.at(move.capability());
    Instant from = notBefore == null || notBefore.isBefore(look.since()) ? look.since() : notBefore;
    if (now.isBefore(from)) {
      return;
    }
    Capability capability = known(move.capability());
    String waitingFor = notReady(capability, from);
    if (waitingFor == null) {
      Share first = move.reads().getFirst();
      stages.move(
          move.capability(),
          standing,
          standing.at(here.shiftReads(first)),
          Steps.dial(
              move.capability(),
              here.dial(),
              first,
              "The service answers them now, attempt %d of %d; judged after %d s."
                  .formatted(standing.attempt(), move.attempts(), pace.window().toSeconds())));
    } else if (Duration.between(from, now).compareTo(pace.patience()) >= 0) {
      runs.end(
          Run.Condition.STOPPED,
          "'%s' is not fit to take reads after %d s: %s"
              .formatted(move.capability(), pace.patience().toSeconds(), waitingFor));
    }
  }

  /// What speaks against beginning; null if nothing does.
  private @Nullable String notReady(Capability capability, Instant from) {
    Duration lag = flows.lag(capability.name());
    if (lag == null) {
      return "no pulse arrives in its store, so the service does not answer or the stream is broken";
    }
    if (lag.compareTo(capability.staleAtMost()) > 0 || !lagGatePasses(capability, lag)) {
      return "its store is %d ms behind".formatted(lag.toMillis());
    }
    Optional<Diffs.Compared> diff =
        diffs.last(capability.name()).filter(compared -> !compared.from().isBefore(from));
    if (diff.isPresent() && diff.get().result().equal()) {
      return null;
    }
    diffs.request(capability);
    return diff.map(found -> found.result().mismatches() + " rows differ between the stores")
        .orElse("the stores have not been compared yet");
  }

  private static boolean lagGatePasses(Capability capability, Duration lag) {
    return capability.gates().stream()
        .filter(gate -> gate.evidence() == Evidence.LAG)
        .allMatch(gate -> gate.passes(lag.toMillis()));
  }

  private Capability known(String capability) {
    Capability known = plan.capabilities().get(capability);
    if (known == null) {
      throw new IllegalStateException("no capability '" + capability + "' in the plan");
    }
    return known;
  }
}
