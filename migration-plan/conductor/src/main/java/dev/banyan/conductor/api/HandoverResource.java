package dev.banyan.conductor.api;

import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.conductor.turning.Turning;
import dev.banyan.model.Plan;
import dev.banyan.model.Share;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What turning a write dial would do now, or why it may not be turned. Nothing is moved.
@Path("/api/capabilities/{name}/handover")
final class HandoverResource {
  private final Plan plan;
  private final Turning turning;

  HandoverResource(Plan plan, Turning turning) {
    this.plan = plan;
    this.turning = turning;
  }

  /// @param may whether it would be begun
  /// @param steps what would be done, one after the other
  /// @param reasons why it may not be done
  record Foreseen(boolean may, List<String> steps, List<String> reasons) {}

  /// @param writes the share that the service is to have, in percent
  @GET
  @RunOnVirtualThread
  public Response foresee(String name, @QueryParam("writes") @Nullable BigDecimal writes) {
    if (!plan.capabilities().containsKey(name)) {
      return Problem.noCapability(name, plan);
    }
    if (writes == null) {
      return Problem.of(400, "Bad request", "Say the share in percent, like handover?writes=25");
    }
    Share share;
    try {
      share = Share.ofPercent(writes);
    } catch (IllegalArgumentException wrong) {
      return Problem.of(400, "Bad request", String.valueOf(wrong.getMessage()));
    }
    try {
      DryRun.Told told = turning.dryRun(name, share);
      return Response.ok(
              told.outcome() instanceof Outcome.Refused(List<String> reasons)
                  ? new Foreseen(false, List.of(), reasons)
                  : new Foreseen(true, told.verbs(), List.of()))
          .build();
    } catch (Unanswered silent) {
      return Problem.of(503, "Service unavailable", String.valueOf(silent.getMessage()));
    } catch (IllegalArgumentException noStore) {
      return Problem.of(409, "Conflict", String.valueOf(noStore.getMessage()));
    }
  }
}
