package dev.banyan.proxy.routing;

import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Dial;
import java.util.Map;

/// How much of each capability the service has, and what is in hand: one immutable revision. A
/// request sees one at a time; another only if it was held.
///
/// @param revision as the conductor counts; -1 before the first table came
/// @param dials by capability; one that is absent stands at the monolith
/// @param holds by capability; empty where nothing is in hand
public record RoutingTable(long revision, Map<String, Dial> dials, Map<String, Hold> holds) {
  /// Before the first table came: where writes belong is not known, so none is guessed.
  public static final RoutingTable NONE = new RoutingTable(-1, Map.of());

  public RoutingTable {
    dials = Map.copyOf(dials);
    holds = Map.copyOf(holds);
  }

  public RoutingTable(long revision, Map<String, Dial> dials) {
    this(revision, dials, Map.of());
  }

  public Dial dial(String capability) {
    return dials.getOrDefault(capability, Dial.AT_MONOLITH);
  }

  /// Whether a request must wait: every unsafe one of a bucket in hand, and of the safe ones those
  /// that follow the writer, where the hold says so.
  public boolean holds(Capability capability, boolean safe, int bucket) {
    Hold hold = holds.get(capability.name());
    return hold != null
        && hold.covers(bucket)
        && (!safe || (hold.reads() && capability.consistency() == Consistency.OWNER));
  }

  public boolean isKnown() {
    return revision >= 0;
  }
}
