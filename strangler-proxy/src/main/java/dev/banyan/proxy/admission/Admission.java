package dev.banyan.proxy.admission;

import dev.banyan.proxy.heartbeat.Lease;
import dev.banyan.proxy.routing.RoutingTables;

/// What all event loops share to let requests in.
///
/// @param lease under which the table may be acted on
public record Admission(Lease lease, HoldLimits limits, WaitingRoom room, Quiet quiet) {
  public static Admission of(RoutingTables tables, Lease lease, HoldLimits limits) {
    return new Admission(lease, limits, new WaitingRoom(tables, limits), new Quiet(tables));
  }
}
