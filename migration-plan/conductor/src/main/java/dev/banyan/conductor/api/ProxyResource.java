package dev.banyan.conductor.api;

import dev.banyan.conductor.proxies.Proxies;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.model.Plan;
import dev.banyan.streams.Direction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hears the proxies' heartbeats, and grants each a lease.
@Path("/api/proxies/{id}")
final class ProxyResource {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

  private final Proxies proxies;
  private final Flows flows;
  private final Plan plan;
  private final Clock clock;

  ProxyResource(Proxies proxies, Flows flows, Plan plan, Clock clock) {
    this.proxies = proxies;
    this.flows = flows;
    this.plan = plan;
    this.clock = clock;
  }

  record Heartbeat(@Nullable Long inForce, @Nullable Long quiet) {}

  /// @param now this conductor's clock, in milliseconds since 1970
  /// @param applied by capability and direction, on the same clock: what was committed before has
  ///   been applied; absent where that is not known
  record Lease(long leaseMillis, long now, SortedMap<String, SortedMap<String, Long>> applied) {}

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response heard(String id, @Nullable Heartbeat heartbeat) {
    if (!ID.matcher(id).matches()) {
      return Problem.of(
          400, "Bad request", "A proxy's id is 1 to 64 lower-case letters, digits and hyphens");
    }
    Long inForce = heartbeat == null ? null : heartbeat.inForce();
    Long quiet = heartbeat == null ? null : heartbeat.quiet();
    if (inForce == null || quiet == null || inForce < 0 || quiet < -1) {
      return Problem.of(
          400,
          "Bad request",
          "Say the revision in force and the one that is quiet: {\"inForce\": 12, \"quiet\": 12}");
    }
    if (!proxies.heard(new Proxies.Word(id, inForce, quiet))) {
      return Problem.of(
          409,
          "Conflict",
          "Revision %d was never handed out here: there is no lease on it. Ask for the routing table again"
              .formatted(Math.max(inForce, quiet)));
    }
    return Response.ok(new Lease(Proxies.LEASE.toMillis(), clock.millis(), applied())).build();
  }

  private SortedMap<String, SortedMap<String, Long>> applied() {
    SortedMap<String, SortedMap<String, Long>> applied = new TreeMap<>();
    for (String capability : plan.capabilities().keySet()) {
      for (Direction direction : Direction.values()) {
        Instant until = flows.appliedUntil(capability, direction);
        if (until != null) {
          applied
              .computeIfAbsent(capability, ignored -> new TreeMap<>())
              .put(direction.word(), until.toEpochMilli());
        }
      }
    }
    return applied;
  }
}
