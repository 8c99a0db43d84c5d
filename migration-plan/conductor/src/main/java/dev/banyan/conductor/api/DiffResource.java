package dev.banyan.conductor.api;

import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// Compares both stores now.
@Path("/api/capabilities/{name}/diff")
final class DiffResource {
  private final Plan plan;
  private final Stages stages;
  private final Diffs diffs;

  DiffResource(Plan plan, Stages stages, Diffs diffs) {
    this.plan = plan;
    this.stages = stages;
    this.diffs = diffs;
  }

  @POST
  public Response diff(String name) {
    Capability capability = plan.capabilities().get(name);
    if (capability == null) {
      return Problem.of(
          404,
          "Not found",
          "No capability '%s' in the plan (there is: %s)"
              .formatted(name, String.join(", ", plan.capabilities().keySet())));
    }
    if (stages.state().of(name).stage() instanceof Stage.OnMonolith) {
      return Problem.of(
          409,
          "Conflict",
          "Nothing of '%s' has been copied yet, so there is nothing to compare; start the plan"
              .formatted(name));
    }
    return Response.ok(diffs.now(capability).result()).build();
  }
}
