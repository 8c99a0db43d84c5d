package dev.banyan.model;

import java.time.Duration;
import java.util.List;

/// A business capability that is moved as one.
///
/// @param name the one name it has everywhere: `catalog`
/// @param summary one line for people
/// @param consistency what a read may show
/// @param staleAtMost how old an answer may be under [Consistency#EVENTUAL]
/// @param key what it is routed by
/// @param routes read by the proxy
/// @param tables read by the streams, in the order in which rows must arrive
/// @param lone tables that the other side does not have
/// @param crossings what reaches into other capabilities' tables, and may
/// @param gates read by the conductor
public record Capability(
    String name,
    String summary,
    Consistency consistency,
    Duration staleAtMost,
    Key key,
    List<Route> routes,
    List<TableMapping> tables,
    List<LoneTable> lone,
    List<Crossing> crossings,
    List<Gate> gates) {
  public Capability {
    routes = List.copyOf(routes);
    tables = List.copyOf(tables);
    lone = List.copyOf(lone);
    crossings = List.copyOf(crossings);
    gates = List.copyOf(gates);
  }

  /// A capability all of whose tables are mapped, and that nothing crosses.
  public Capability(
      String name,
      String summary,
      Consistency consistency,
      Duration staleAtMost,
      Key key,
      List<Route> routes,
      List<TableMapping> tables,
      List<Gate> gates) {
    this(name, summary, consistency, staleAtMost, key, routes, tables, List.of(), List.of(), gates);
  }
}
