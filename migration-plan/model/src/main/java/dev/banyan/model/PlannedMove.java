package dev.banyan.model;

import java.util.List;

/// One capability's way through the plan.
///
/// @param capability which
/// @param requires capabilities that must have moved before
/// @param reads the read shares to stand at, rising
/// @param attempts how often the walk may start anew after a gate rolled it back; 1 is never
public record PlannedMove(
    String capability, List<String> requires, List<Share> reads, int attempts) {
  public PlannedMove {
    requires = List.copyOf(requires);
    reads = List.copyOf(reads);
  }
}
