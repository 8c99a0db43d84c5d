package dev.banyan.conductor.api;

import dev.banyan.conductor.walking.Confirming;
import dev.banyan.conductor.walking.Runs;
import dev.banyan.model.Plan;
import dev.banyan.model.Share;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Begins and stops the walk along the plan.
@Path("/api/plan")
final class PlanResource {
  private final Plan plan;
  private final Runs runs;
  private final Confirming confirming;

  PlanResource(Plan plan, Runs runs, Confirming confirming) {
    this.plan = plan;
    this.runs = runs;
    this.confirming = confirming;
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

  record Yes(@Nullable String capability) {}

  /// @param writes the share that the service may have now, in percent
  record Confirmed(BigDecimal writes) {}

  /// A person has looked, and says yes to the next share of the writes.
  @POST
  @Path("/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response confirm(@Nullable Yes yes) {
    if (yes == null || yes.capability() == null) {
      return Problem.of(400, "Bad request", "Say to what: {\"capability\": \"catalog\"}");
    }
    return switch (confirming.confirm(yes.capability())) {
      case Confirming.Answer.Confirmed(Share writes) ->
          Response.ok(new Confirmed(writes.percent())).build();
      case Confirming.Answer.NotAsked(String reason) -> Problem.of(409, "Conflict", reason);
      case Confirming.Answer.Unknown() -> Problem.noCapability(yes.capability(), plan);
    };
  }

  @POST
  @Path("/stop")
  public Response stop() {
    runs.stop();
    return Response.accepted().build();
  }
}
