package dev.banyan.proxy.observing;

import dev.banyan.model.Side;
import dev.banyan.proxy.exchange.Failure;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/// What one side answered for one capability, safe and unsafe requests apart. Lock-free.
public final class Series {
  private final String capability;
  private final Side side;
  private final boolean safe;
  private final LongAdder[] statuses = adders(6);
  private final LongAdder[] failures = adders(Failure.Kind.values().length);
  private final LongAdder fallbacks = new LongAdder();
  private final LongAdder abandoned = new LongAdder();
  private final LongAdder tunnels = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final Histogram latency = new Histogram();

  Series(String capability, Side side, boolean safe) {
    this.capability = capability;
    this.side = side;
    this.safe = safe;
  }

  void answered(int status, long took) {
    statuses[Math.clamp(status / 100, 0, 5)].increment();
    nanos.add(took);
    latency.record(took);
  }

  void failed(Failure.Kind kind) {
    failures[kind.ordinal()].increment();
  }

  void fellBack() {
    fallbacks.increment();
  }

  void abandon() {
    abandoned.increment();
  }

  void tunnelOpened() {
    tunnels.increment();
  }

  void tunnelClosed() {
    tunnels.decrement();
  }

  public String capability() {
    return capability;
  }

  public Side side() {
    return side;
  }

  public boolean safe() {
    return safe;
  }

  /// Answers of any status.
  public long requests() {
    long sum = 0;
    for (LongAdder status : statuses) {
      sum += status.sum();
    }
    return sum;
  }

  /// @param hundreds 2 for 2xx
  public long statuses(int hundreds) {
    return statuses[hundreds].sum();
  }

  public long failures(Failure.Kind kind) {
    return failures[kind.ordinal()].sum();
  }

  /// Requests that the monolith answered because this side did not.
  public long fallbacks() {
    return fallbacks.sum();
  }

  /// Attempts whose client went away before the answer was out.
  public long abandoned() {
    return abandoned.sum();
  }

  /// WebSockets that are open now.
  public long tunnels() {
    return tunnels.sum();
  }

  public long totalNanos() {
    return nanos.sum();
  }

  long[] latencyCounts() {
    return latency.counts();
  }

  static LongAdder[] adders(int count) {
    LongAdder[] adders = new LongAdder[count];
    Arrays.setAll(adders, i -> new LongAdder());
    return adders;
  }
}
