package dev.banyan.conductor.handover;

import java.util.ArrayList;
import java.util.List;

/// Brings what one database committed to the other, in order and some time later.
final class SimulatedStream {
  private record Change(int bucket, int value) {}

  private final SimulatedDatabase target;
  private final List<Change> log = new ArrayList<>();
  private int applied;

  SimulatedStream(SimulatedDatabase target) {
    this.target = target;
  }

  void append(int bucket, int value) {
    log.add(new Change(bucket, value));
  }

  int end() {
    return log.size();
  }

  boolean appliedUpTo(int end) {
    return applied >= end;
  }

  void applyUpTo(int end) {
    while (applied < end) {
      applyOne();
    }
  }

  void applyOne() {
    if (applied == log.size()) {
      return;
    }
    Change change = log.get(applied++);
    if (target.owns(change.bucket)) {
      throw new Violation(
          "a change of bucket %d arrived at the %s after it was given the bucket: parked as rogue, so lost"
              .formatted(change.bucket, target.side));
    }
    target.values[change.bucket] = change.value;
  }
}
