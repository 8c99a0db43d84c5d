package dev.banyan.model;

import java.util.List;

/// One capability's way through the plan.
///
/// @param capability which
/// @param requires capabilities that must have moved before
/// @param reads the read shares to stand at, rising
/// @param writes the write shares to stand at once the reads are there, rising; empty moves reads
///   only
/// @param confirm the write shares before which a person must say yes
/// @param attempts how often the walk may start anew after a gate rolled it back; 1 is never
public record PlannedMove(
    String capability,
    List<String> requires,
    List<Share> reads,
    List<Share> writes,
    List<Share> confirm,
    int attempts) {
  public PlannedMove {
    requires = List.copyOf(requires);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    confirm = List.copyOf(confirm);
  }

  /// A move of reads only.
  public PlannedMove(String capability, List<String> requires, List<Share> reads, int attempts) {
    this(capability, requires, reads, List.of(), List.of(), attempts);
  }

  /// Where both shares stand when the move is over.
  public Dial goal() {
    return new Dial(reads.getLast(), writes.isEmpty() ? Share.NONE : writes.getLast());
  }
}
