package dev.banyan.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a database knows of a stream that is applied to it.
///
/// @param positions one per partition that delivered something
/// @param pulse null until the first beat arrived after the snapshot, so: null while still copying
/// @param parked changes that could not be applied and wait
/// @param rogue changes that were never applied, because the receiver owns their buckets
public record Progress(
    List<Position> positions, @Nullable PulseSeen pulse, long parked, long rogue) {
  public Progress {
    positions = List.copyOf(positions);
  }

  /// Changes applied so far in all partitions, without the pulse.
  public long rows() {
    return positions.stream().mapToLong(Position::rows).sum();
  }
}
