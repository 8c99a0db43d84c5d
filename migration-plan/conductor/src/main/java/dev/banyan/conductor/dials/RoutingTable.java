package dev.banyan.conductor.dials;

import dev.banyan.conductor.stages.State;
import dev.banyan.model.Dial;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the proxies route by.
///
/// @param revision rises with every change
/// @param dials by capability, in percent
/// @param holds what is in hand, by capability
public record RoutingTable(
    long revision, SortedMap<String, Percent> dials, SortedMap<String, State.Hold> holds) {
  /// A dial in percent.
  public record Percent(BigDecimal reads, BigDecimal writes) {
    public static Percent of(Dial dial) {
      return new Percent(dial.reads().percent(), dial.writes().percent());
    }
  }

  static RoutingTable of(State state) {
    SortedMap<String, Percent> dials = new TreeMap<>();
    state.dials().forEach((name, dial) -> dials.put(name, Percent.of(dial)));
    return new RoutingTable(state.revision(), dials, state.holds());
  }
}
