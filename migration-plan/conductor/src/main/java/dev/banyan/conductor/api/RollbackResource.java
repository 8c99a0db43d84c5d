package dev.banyan.conductor.api;

import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.dials.Rollbacks;
import dev.banyan.conductor.dials.RoutingTable;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.ComingBack;
import dev.banyan.model.Dial;
import dev.banyan.model.Plan;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a capability back to the monolith, those that require it first.
@Path("/api/capabilities/{name}/rollback")
final class RollbackResource {
  private final Plan plan;
  private final Stages stages;
  private final Hands hands;
  private final Rollbacks rollbacks;
  private final ComingBack comingBack;

  RollbackResource(
      Plan plan, Stages stages, Hands hands, Rollbacks rollbacks, ComingBack comingBack) {
    this.plan = plan;
    this.stages = stages;
    this.hands = hands;
    this.rollbacks = rollbacks;
    this.comingBack = comingBack;
  }

  /// @param back whether everything is at the monolith
  record Progress(boolean back, List<Capability> capabilities) {}

  /// How far one capability is.
  ///
  /// @param reasons what keeps it from the monolith now
  /// @param lagMillis of the backward stream; null where it is not known
  /// @param notApplied changes that have not come back, at most; null where it is not known, or all
  ///   is at the monolith
  record Capability(
      String name,
      boolean back,
      RoutingTable.Percent stands,
      List<String> reasons,
      @Nullable Long lagMillis,
      @Nullable Long notApplied) {}

  record Foreseen(List<Rollbacks.Foreseen> capabilities) {}

  /// Begins it, and does what can be done at once: 200 if that was all, 202 where it is waited for
  /// what has not come back yet. It goes on by itself.
  ///
  /// @param lose what does not come back is given up
  @POST
  @RunOnVirtualThread
  public Response begin(String name, @QueryParam("lose") @DefaultValue("false") boolean lose) {
    if (!plan.capabilities().containsKey(name)) {
      return Problem.noCapability(name, plan);
    }
    try {
      Progress progress = progress(lose ? rollbacks.force(name) : rollbacks.begin(name));
      return Response.status(progress.back() ? 200 : 202).entity(progress).build();
    } catch (Unanswered silent) {
      return Problem.of(503, "Service unavailable", String.valueOf(silent.getMessage()));
    }
  }

  /// How far it is, with those that go back first.
  @GET
  @Path("/progress")
  @RunOnVirtualThread
  public Response progress(String name) {
    return plan.capabilities().containsKey(name)
        ? Response.ok(progress(rollbacks.underWay(name))).build()
        : Problem.noCapability(name, plan);
  }

  /// What would be done now, in order. Nothing is moved.
  @GET
  @RunOnVirtualThread
  public Response foresee(String name) {
    if (!plan.capabilities().containsKey(name)) {
      return Problem.noCapability(name, plan);
    }
    try {
      return Response.ok(new Foreseen(rollbacks.foresee(name))).build();
    } catch (Unanswered silent) {
      return Problem.of(503, "Service unavailable", String.valueOf(silent.getMessage()));
    }
  }

  private Progress progress(List<String> names) {
    List<Capability> capabilities = names.stream().map(this::capability).toList();
    return new Progress(capabilities.stream().allMatch(Capability::back), capabilities);
  }

  private Capability capability(String name) {
    Dial dial = stages.state().of(name).stage().dial();
    boolean back = dial.equals(Dial.AT_MONOLITH) && stages.state().of(name).handover() == null;
    return new Capability(
        name,
        back,
        RoutingTable.Percent.of(dial),
        hands.against(name),
        comingBack.lagMillis(name),
        back ? null : comingBack.notApplied(name));
  }
}
