package dev.banyan.conductor.api;

import dev.banyan.conductor.dials.Drift;
import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.evidence.GateReading;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.walking.Seen;
import dev.banyan.conductor.walking.Watching;
import dev.banyan.model.Plan;
import dev.banyan.streams.Direction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells where everything stands.
@Path("/api/status")
final class StatusResource {
  private final Plan plan;
  private final Stages stages;
  private final Watching watching;
  private final Flows flows;
  private final Diffs diffs;
  private final Hands hands;

  StatusResource(
      Plan plan, Stages stages, Watching watching, Flows flows, Diffs diffs, Hands hands) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
    this.flows = flows;
    this.diffs = diffs;
    this.hands = hands;
  }

  @GET
  public Status status() {
    State state = stages.state();
    List<Status.CapabilityStatus> capabilities =
        new TreeSet<>(state.capabilities().keySet())
            .stream().map(name -> capability(name, state.of(name))).toList();
    List<String> problems = new ArrayList<>(hands.problems());
    problems.addAll(flows.problems());
    return new Status(
        new Status.PlanStatus(
            plan.name(), state.run().condition().name(), state.run().pace(), state.run().reason()),
        state.revision(),
        capabilities,
        flows.slots().stream().map(Status.SlotStatus::of).toList(),
        problems);
  }

  private Status.CapabilityStatus capability(String name, Standing standing) {
    boolean flowing = !(standing.stage() instanceof Stage.OnMonolith);
    Seen seen = watching.seen(name);
    Duration lag = flowing ? flows.lag(name) : null;
    return new Status.CapabilityStatus(
        name,
        standing.stage().spelling(),
        standing.handover() == null ? null : standing.handover().told(),
        new Status.ShareStatus(standing.stage().reads().percent(), seen.actualReads()),
        new Status.ShareStatus(standing.stage().writes().percent(), seen.actualWrites()),
        standing.byHand() ? "hand" : "plan",
        Status.HandStatus.of(standing.hand(), hands.file(name)),
        Drift.of(name, standing, hands.file(name)),
        standing.attempt(),
        lag == null ? null : lag.toMillis(),
        seen.gates().stream().map(GateReading::shown).toList(),
        verdict(seen),
        diff(name),
        flowing ? streams(name) : null);
  }

  private Status.StreamsStatus streams(String name) {
    return new Status.StreamsStatus(
        Status.StreamStatus.of(flows.figures(name)),
        flows.flowsBack(name)
            ? Status.StreamStatus.of(flows.figures(name, Direction.BACKWARD))
            : null);
  }

  private static Status.@Nullable VerdictStatus verdict(Seen seen) {
    return seen.verdict() == null
        ? null
        : new Status.VerdictStatus(seen.verdict().spelling(), seen.verdict().reason());
  }

  private Status.@Nullable DiffStatus diff(String name) {
    return diffs
        .last(name)
        .map(
            diff ->
                new Status.DiffStatus(
                    diff.result().rows(), diff.result().mismatches(), diff.from()))
        .orElse(null);
  }
}
