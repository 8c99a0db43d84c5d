package dev.banyan.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a store knows of its forward stream.
///
/// @param positions one per partition that delivered something
/// @param pulse null until the first beat arrived after the snapshot, so: null while still copying
/// @param parked changes that could not be applied and wait for a person
public record Progress(List<Position> positions, @Nullable PulseSeen pulse, long parked) {
  public Progress {
    positions = List.copyOf(positions);
  }

  /// Changes applied so far in all partitions, without the pulse.
  public long rows() {
    return positions.stream().mapToLong(Position::rows).sum();
  }
}
