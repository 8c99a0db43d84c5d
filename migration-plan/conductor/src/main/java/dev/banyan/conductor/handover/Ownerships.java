package dev.banyan.conductor.handover;

import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What both databases know of who may write a capability's buckets. Each method answers within a
/// bounded time or throws [Unanswered]; a change whose answer is lost may take effect at any time
/// later, unless its epoch has been overtaken by then.
public interface Ownerships {
  OwnershipRow read(Side side);

  /// Sees to it that both sides can insert without giving out one number twice.
  ///
  /// @return what stands against it
  List<String> interleave();

  /// The shared database's next epoch, higher than any it has seen and than the one that is given.
  OwnershipChange takeEpoch(long above);

  /// Makes a side go on under this epoch, if it is higher than its own.
  OwnershipChange accept(Side side, long epoch);

  /// Takes the buckets between both numbers from a side.
  OwnershipChange fence(Side side, long epoch, int from, int to);

  /// Waits until those have ended that write at this moment.
  ///
  /// @return those that have not ended in time
  Set<String> awaitWriters(Side side, Duration atMost);

  /// Gives a side the buckets up to, or from, the number; also back to whom they were taken from.
  OwnershipChange give(Side side, long epoch, int to);

  /// Nothing is in hand at this side any more.
  OwnershipChange settle(Side side, long epoch);
}
