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
/// @param gates read by the conductor
public record Capability(
    String name,
    String summary,
    Consistency consistency,
    Duration staleAtMost,
    Key key,
    List<Route> routes,
    List<TableMapping> tables,
    List<Gate> gates) {
  public Capability {
    routes = List.copyOf(routes);
    tables = List.copyOf(tables);
    gates = List.copyOf(gates);
  }
}
