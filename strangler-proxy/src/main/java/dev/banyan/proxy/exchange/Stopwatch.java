package dev.banyan.proxy.exchange;

/// Measures one attempt at a side, and knows whether it is under way.
public final class Stopwatch {
  private long since;
  private boolean running;

  public void start() {
    since = System.nanoTime();
    running = true;
  }

  public void stop() {
    running = false;
  }

  public boolean isRunning() {
    return running;
  }

  /// Nanoseconds since the start, whether it was stopped or not.
  public long nanos() {
    return System.nanoTime() - since;
  }
}
