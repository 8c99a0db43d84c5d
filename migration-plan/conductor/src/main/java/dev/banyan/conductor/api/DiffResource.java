package dev.banyan.conductor.api;

import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Compares both stores now, and sends rows that differ through the stream again.
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
  public Response diff(
      String name,
      @QueryParam("direction") @DefaultValue("forward") String direction,
      @QueryParam("repair") @DefaultValue("false") boolean repair) {
    return of(
        name,
        direction,
        (capability, chosen) ->
            repair
                ? DiffAnswer.of(chosen, diffs.repair(capability, chosen))
                : DiffAnswer.of(chosen, diffs.now(capability, chosen)));
  }

  /// How far the one under way has come.
  @GET
  public Response progress(
      String name, @QueryParam("direction") @DefaultValue("forward") String direction) {
    return of(
        name,
        direction,
        (capability, chosen) ->
            DiffAnswer.Progress.of(chosen, diffs.underWay(capability.name(), chosen)));
  }

  private Response of(
      String name, String direction, BiFunction<Capability, Direction, Object> answer) {
    Capability capability = plan.capabilities().get(name);
    if (capability == null) {
      return Problem.noCapability(name, plan);
    }
    Optional<Direction> chosen =
        Arrays.stream(Direction.values()).filter(each -> each.word().equals(direction)).findFirst();
    if (chosen.isEmpty()) {
      List<String> words = Arrays.stream(Direction.values()).map(Direction::word).toList();
      return Problem.of(
          400,
          "Bad request",
          "No direction '%s' (choose from: %s)".formatted(direction, String.join(", ", words)));
    }
    if (stages.state().of(name).stage() instanceof Stage.OnMonolith) {
      return Problem.of(
          409,
          "Conflict",
          "Nothing of '%s' has been copied yet, so there is nothing to compare; start the plan"
              .formatted(name));
    }
    if (new ChangeStream(capability, chosen.get()).tables().isEmpty()) {
      return Problem.of(
          409,
          "Conflict",
          "No table of '%s' has a mapping %s, so nothing can be compared that way; add it to its capability"
              .formatted(name, direction));
    }
    return Response.ok(answer.apply(capability, chosen.get())).build();
  }
}
