package dev.banyan.model;

import java.util.List;
import java.util.Map;

/// What is extracted, in which order, judged by what.
public record Plan(
    String name,
    List<PlannedMove> moves,
    Map<String, Pace> paces,
    Map<String, Capability> capabilities) {
  public Plan {
    moves = List.copyOf(moves);
    paces = Map.copyOf(paces);
    capabilities = Map.copyOf(capabilities);
  }
}
