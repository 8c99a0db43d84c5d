package dev.banyan.proxy.pipeline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests are under way, and whether new ones are still welcome.
final class InFlight {
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean draining;

  void begin() {
    requests.incrementAndGet();
  }

  void end() {
    if (requests.decrementAndGet() == 0 && draining) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  boolean isDraining() {
    return draining;
  }

  int count() {
    return requests.get();
  }

  /// Waits until nothing is under way.
  ///
  /// @return how many are left after the patience
  synchronized int drain(Duration patience) throws InterruptedException {
    draining = true;
    long until = System.nanoTime() + patience.toNanos();
    while (requests.get() > 0) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return requests.get();
  }
}
