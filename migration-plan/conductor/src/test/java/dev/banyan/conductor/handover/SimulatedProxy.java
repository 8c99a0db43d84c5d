package dev.banyan.conductor.handover;

import java.util.ArrayList;
import java.util.List;

/// Routes reads that follow the owner by the newest table it has heard of, as long as it has a
/// lease. What it does with writes does not matter: in this world anybody may send any write to any
/// side at any time.
final class SimulatedProxy {
  /// What a proxy is told.
  ///
  /// @param number the service has the buckets below
  /// @param from first bucket whose reads are held, `to` if none is
  record Table(long revision, int number, int from, int to) {}

  private record Read(int bucket, boolean atService, int acknowledgedBefore) {}

  private final World world;
  private final List<Read> underWay = new ArrayList<>();
  private Table table;
  private boolean leased = true;

  SimulatedProxy(World world, Table table) {
    this.world = world;
    this.table = table;
  }

  void hear(Table newest) {
    table = newest;
    leased = true;
  }

  void loseLease() {
    leased = false;
  }

  boolean harmlessUnder(long revision) {
    return !leased || table.revision >= revision;
  }

  void admit(int bucket) {
    boolean held = bucket >= table.from && bucket < table.to;
    if (leased && !held) {
      underWay.add(new Read(bucket, bucket < table.number, world.acknowledged[bucket]));
    }
  }

  void answerOne() {
    if (underWay.isEmpty()) {
      return;
    }
    Read read = underWay.removeFirst();
    int shown = (read.atService ? world.service : world.monolith).values[read.bucket];
    if (shown < read.acknowledgedBefore) {
      throw new Violation(
          "a read of bucket %d showed %d after %d was acknowledged"
              .formatted(read.bucket, shown, read.acknowledgedBefore));
    }
  }
}
