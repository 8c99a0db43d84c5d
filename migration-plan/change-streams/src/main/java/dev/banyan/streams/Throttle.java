package dev.banyan.streams;

import java.time.Duration;

/// Lets so many rows a second pass, however many ask.
final class Throttle {
  private final long rowsPerSecond;
  private long free = System.nanoTime();

  /// @param rowsPerSecond 0 is any number
  Throttle(long rowsPerSecond) {
    this.rowsPerSecond = rowsPerSecond;
  }

  /// Called after the rows were read: the next ones wait for their turn.
  void passed(long rows) throws InterruptedException {
    if (rowsPerSecond == 0) {
      return;
    }
    long until;
    synchronized (this) {
      free = Math.max(free, System.nanoTime()) + rows * 1_000_000_000 / rowsPerSecond;
      until = free;
    }
    Thread.sleep(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
  }
}
