package dev.banyan.conductor.api;

import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.PutAside;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.streams.ParkedChange;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Changes that were put aside: which, why, and what a person decides about them.
@Path("/api/capabilities/{name}/parked")
final class ParkedResource {
  private static final int SHOWN = 200;

  private final Plan plan;
  private final Stages stages;
  private final PutAside putAside;

  ParkedResource(Plan plan, Stages stages, PutAside putAside) {
    this.plan = plan;
    this.stages = stages;
    this.putAside = putAside;
  }

  /// The oldest of each direction.
  @GET
  public Response parked(String name) {
    Capability capability = plan.capabilities().get(name);
    if (capability == null) {
      return Problem.noCapability(name, plan);
    }
    Map<String, List<ParkedChange>> parked = new TreeMap<>();
    if (flows(name)) {
      putAside
          .of(capability, SHOWN)
          .forEach((direction, changes) -> parked.put(direction.word(), changes));
    }
    return Response.ok(parked).build();
  }

  /// Lets everything be tried again, except what is rogue.
  @POST
  @Path("/retry")
  public Response retry(String name) {
    return decide(name, putAside::retry, "parked changes are tried again, by hand.");
  }

  /// Forgets what is rogue: the rows stay as they are until a diff repairs them.
  @DELETE
  @Path("/rogue")
  public Response forgetRogue(String name) {
    return decide(name, putAside::forgetRogue, "rogue changes are forgotten, by hand.");
  }

  private Response decide(String name, ToIntFunction<Capability> decision, String told) {
    Capability capability = plan.capabilities().get(name);
    if (capability == null) {
      return Problem.noCapability(name, plan);
    }
    int changes = flows(name) ? decision.applyAsInt(capability) : 0;
    if (changes > 0) {
      stages.note(Entry.of(Entry.Kind.STREAM, name, changes + " " + told));
    }
    return Response.ok(Map.of("changes", changes)).build();
  }

  private boolean flows(String name) {
    return !(stages.state().of(name).stage() instanceof Stage.OnMonolith);
  }
}
