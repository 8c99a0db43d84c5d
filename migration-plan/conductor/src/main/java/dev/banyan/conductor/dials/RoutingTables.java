package dev.banyan.conductor.dials;

import dev.banyan.conductor.stages.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Hands the newest routing table to whoever waits for it.
public final class RoutingTables {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private RoutingTable newest;

  public RoutingTables(State state) {
    newest = RoutingTable.of(state);
  }

  /// Takes over what is now true; an older revision changes nothing.
  public void publish(State state) {
    lock.lock();
    try {
      if (state.revision() > newest.revision()) {
        newest = RoutingTable.of(state);
        published.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The newest table once it is newer than a revision; empty if it was not in time.
  public Optional<RoutingTable> after(long revision, Duration patience)
      throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (newest.revision() <= revision && left > 0) {
        left = published.awaitNanos(left);
      }
      return newest.revision() > revision ? Optional.of(newest) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
