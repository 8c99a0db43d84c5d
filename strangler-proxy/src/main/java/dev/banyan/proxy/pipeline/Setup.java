package dev.banyan.proxy.pipeline;

import dev.banyan.proxy.admission.Admission;
import dev.banyan.proxy.forwarding.Backends;
import dev.banyan.proxy.forwarding.Limits;
import dev.banyan.proxy.matching.PrivatePaths;
import dev.banyan.proxy.observing.Traffic;
import dev.banyan.proxy.routing.RouteIndex;
import dev.banyan.proxy.routing.RoutingTables;

/// What the data plane works with.
///
/// @param port 0 for any free one
public record Setup(
    String host,
    int port,
    RouteIndex routes,
    PrivatePaths privatePaths,
    RoutingTables tables,
    Admission admission,
    Backends backends,
    Limits limits,
    Traffic traffic) {}
