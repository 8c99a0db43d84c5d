package dev.banyan.conductor.api;

import dev.banyan.conductor.walking.Runs;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Begins and stops the walk along the plan.
@Path("/api/plan")
final class PlanResource {
  private final Runs runs;

  PlanResource(Runs runs) {
    this.runs = runs;
  }

  /// @param capabilities null is every capability of the plan
  record Start(@Nullable String pace, @Nullable List<String> capabilities) {}

  @POST
  @Path("/start")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(@Nullable Start start) {
    if (start == null || start.pace() == null) {
      return Problem.of(400, "Bad request", "Say the pace: {\"pace\": \"quick\"}");
    }
    return switch (runs.start(start.pace(), start.capabilities())) {
      case Runs.Answer.Begun() -> Response.accepted().build();
      case Runs.Answer.Busy(String reason) -> Problem.of(409, "Conflict", reason);
      case Runs.Answer.Unknown(String reason) -> Problem.of(400, "Bad request", reason);
    };
  }

  @POST
  @Path("/stop")
  public Response stop() {
    runs.stop();
    return Response.accepted().build();
  }
}
