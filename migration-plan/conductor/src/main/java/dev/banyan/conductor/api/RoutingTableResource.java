package dev.banyan.conductor.api;

import dev.banyan.conductor.dials.RoutingTable;
import dev.banyan.conductor.dials.RoutingTables;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Hands the routing table to the proxies.
@Path("/api/routing-table")
final class RoutingTableResource {
  private static final Duration LONG_POLL = Duration.ofSeconds(20);

  private final RoutingTables tables;

  RoutingTableResource(RoutingTables tables) {
    this.tables = tables;
  }

  /// Answers once there is a revision above `after`; 204 if there is none within 20 seconds.
  @GET
  @RunOnVirtualThread
  public RestResponse<RoutingTable> after(@RestQuery @DefaultValue("-1") long after)
      throws InterruptedException {
    return tables.after(after, LONG_POLL).map(RestResponse::ok).orElseGet(RestResponse::noContent);
  }
}
