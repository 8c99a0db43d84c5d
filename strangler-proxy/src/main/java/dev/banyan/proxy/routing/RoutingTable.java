package dev.banyan.proxy.routing;

import dev.banyan.model.Dial;
import java.util.Map;

/// How much of each capability the service has: one immutable revision. A request sees one.
///
/// @param revision as the conductor counts; -1 before the first table came
/// @param dials by capability; one that is absent stands at the monolith
public record RoutingTable(long revision, Map<String, Dial> dials) {
  /// Before the first table came: where writes belong is not known, so none is guessed.
  public static final RoutingTable NONE = new RoutingTable(-1, Map.of());

  public RoutingTable {
    dials = Map.copyOf(dials);
  }

  public Dial dial(String capability) {
    return dials.getOrDefault(capability, Dial.AT_MONOLITH);
  }

  public boolean isKnown() {
    return revision >= 0;
  }
}
