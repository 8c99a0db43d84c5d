package dev.banyan.conductor.api;

import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.streams.Direction;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Begins a capability's streams anew, or takes them down.
@Path("/api/capabilities/{name}")
final class StreamsResource {
  private final Plan plan;
  private final Stages stages;
  private final Flows flows;

  StreamsResource(Plan plan, Stages stages, Flows flows) {
    this.plan = plan;
    this.stages = stages;
    this.flows = flows;
  }

  /// Copies again what each stream's sender owns, with a new slot. For a slot that is lost or a
  /// topic that was made anew; it does no harm otherwise. The forward streams of all capabilities
  /// share one slot, so all of them are copied.
  ///
  /// @param direction `forward` or `backward`; both if it is not said
  @POST
  @Path("/copy-again")
  public Response copyAgain(String name, @QueryParam("direction") @Nullable String direction) {
    Capability capability = plan.capabilities().get(name);
    if (capability == null) {
      return Problem.noCapability(name, plan);
    }
    if (stages.state().of(name).stage() instanceof Stage.OnMonolith) {
      return Problem.of(
          409,
          "Conflict",
          "Nothing of '%s' flows, so there is nothing to copy again".formatted(name));
    }
    Set<Direction> directions;
    try {
      directions =
          direction == null
              ? EnumSet.allOf(Direction.class)
              : EnumSet.of(Direction.valueOf(direction.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Problem.of(
          400,
          "Bad request",
          "There is no direction '%s': forward, backward, or none for both".formatted(direction));
    }
    flows.copyAgain(capability, directions);
    stages.note(
        Entry.of(
            Entry.Kind.STREAM,
            name,
            "Copied again by hand, %s: new slots, and all rows that the sender owns once more. What was deleted meanwhile is found by a diff."
                .formatted(direction == null ? "both ways" : direction)));
    return Response.accepted(Map.of("copying", directions)).build();
  }

  /// Takes the capability's streams down without a trace; it is on the monolith again, and the
  /// service's rows stay where they are, and age.
  @DELETE
  @Path("/streams")
  public Response remove(String name) {
    Capability capability = plan.capabilities().get(name);
    if (capability == null) {
      return Problem.noCapability(name, plan);
    }
    if (stages.state().run().walking()) {
      return Problem.of(
          409, "Conflict", "The plan is being walked and would copy '%s' again".formatted(name));
    }
    Standing standing = stages.state().of(name);
    Stage.@Nullable OnMonolith next =
        switch (standing.stage()) {
          case Stage.OnMonolith here -> here;
          case Stage.Copying here -> here.giveUp();
          case Stage.InSync here -> here.giveUp();
          case Stage.Shifted here -> null;
        };
    if (next == null) {
      return Problem.of(
          409,
          "Conflict",
          "The service answers %s of the reads and %s of the writes of '%s': turn its dials to 0 first"
              .formatted(standing.stage().reads(), standing.stage().writes(), name));
    }
    if (!(standing.stage() instanceof Stage.OnMonolith)) {
      stages.move(
          name,
          standing,
          standing.at(next),
          Entry.of(
              Entry.Kind.STAGE,
              name,
              "On the monolith again: its streams are taken down, the store is no longer kept."));
    }
    flows.remove(capability);
    return Response.noContent().build();
  }
}
