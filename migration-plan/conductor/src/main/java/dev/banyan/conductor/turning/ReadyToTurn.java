package dev.banyan.conductor.turning;

import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Readiness;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.model.Bucket;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import dev.banyan.model.SharedWrites;
import dev.banyan.streams.Direction;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What must be true before buckets change hands. Reasons stay word for word the same until
/// something changes, for each new one is told.
///
/// Wanted are streams that run both ways and keep up, stores that hold the same, capabilities that
/// came before, and a stage at which writes may move.
public final class ReadyToTurn implements Readiness {
  private static final Duration LAG = Duration.ofSeconds(2);
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Plan plan;
  private final Stages stages;
  private final Flows flows;
  private final Diffs diffs;
  private final Clock clock;

  public ReadyToTurn(Plan plan, Stages stages, Flows flows, Diffs diffs, Clock clock) {
    this.plan = plan;
    this.stages = stages;
    this.flows = flows;
    this.diffs = diffs;
    this.clock = clock;
  }

  @Override
  public List<String> against(Move move) {
    return against(move, stages.state().of(move.capability()).stage());
  }

  /// The same, if the capability stood at this stage.
  List<String> against(Move move, Stage stage) {
    Capability capability = Objects.requireNonNull(plan.capabilities().get(move.capability()));
    List<String> against = new ArrayList<>();
    stage(capability, stage, move, against);
    dependencies(capability, move, against);
    streams(capability, against);
    if (against.isEmpty()) {
      equality(capability, against);
    }
    return against;
  }

  private static void stage(Capability capability, Stage stage, Move move, List<String> against) {
    Share to = new Share(move.to());
    if (!(stage instanceof Stage.Shifted)) {
      against.add(
          "'%s' is at stage %s: writes move once the service answers reads"
              .formatted(capability.name(), stage.spelling()));
    } else if (to.compareTo(stage.reads()) > 0) {
      against.add(
          "writes (%s) may not be ahead of reads (%s): raise the reads first"
              .formatted(to, stage.reads()));
    }
    if (move.to() > 0 && move.to() < Bucket.COUNT) {
      against.addAll(SharedWrites.against(capability));
    }
  }

  private void dependencies(Capability capability, Move move, List<String> against) {
    for (PlannedMove planned : plan.moves()) {
      if (planned.capability().equals(capability.name()) && move.to() > move.from()) {
        planned.requires().stream()
            .filter(required -> !writes(required).equals(Share.ALL))
            .forEach(
                required ->
                    against.add(
                        "'%s' requires '%s' at 100 %% of the writes, and it stands at %s"
                            .formatted(capability.name(), required, writes(required))));
      }
      if (planned.requires().contains(capability.name())
          && move.to() < move.from()
          && !writes(planned.capability()).equals(Share.NONE)) {
        against.add(
            "'%s' requires '%s' and has %s of its writes at the service: turn it back first"
                .formatted(planned.capability(), capability.name(), writes(planned.capability())));
      }
    }
  }

  private Share writes(String capability) {
    return stages.state().of(capability).stage().writes();
  }

  private void streams(Capability capability, List<String> against) {
    if (!flows.flowsBack(capability.name())) {
      against.add(
          "no rows of '%s' flow back, so what the service writes could not be undone: give its tables a 'backward' mapping"
              .formatted(capability.name()));
    }
    String trouble = flows.trouble();
    if (trouble != null) {
      against.add("the streams do not run: " + trouble);
    }
    for (Direction direction : Direction.values()) {
      Duration lag = flows.lag(capability.name(), direction);
      if (lag == null || lag.compareTo(LAG) > 0) {
        against.add(
            "the %s stream of '%s' %s"
                .formatted(
                    direction.word(),
                    capability.name(),
                    lag == null
                        ? "is not known to flow"
                        : "is more than %d s behind".formatted(LAG.toSeconds())));
      }
    }
  }

  private void equality(Capability capability, List<String> against) {
    Diffs.Compared last = diffs.last(capability.name()).orElse(null);
    if (last == null || last.from().isBefore(clock.instant().minus(FRESH))) {
      diffs.request(capability);
      against.add(
          "both stores of '%s' are being compared first; try again in a moment"
              .formatted(capability.name()));
    } else if (!last.result().equal()) {
      diffs.request(capability);
      against.add(
          "%d rows of '%s' differ between both stores: ./rehearse diff %s --repair"
              .formatted(last.result().mismatches(), capability.name(), capability.name()));
    }
  }
}
