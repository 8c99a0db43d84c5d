package dev.banyan.proxy.observing;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// What waited at the proxy for one capability, and what was not let in. Lock-free.
public final class Waits {
  private final String capability;
  private final LongAdder total = new LongAdder();
  private final LongAdder now = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
  private final Histogram lengths = new Histogram();
  private final LongAdder[] refused = Series.adders(Unready.values().length);

  Waits(String capability) {
    this.capability = capability;
  }

  public void began() {
    total.increment();
    now.increment();
  }

  /// @param took how long it waited, whatever became of it then
  public void ended(long took) {
    now.decrement();
    nanos.add(took);
    longest.accumulate(took);
    lengths.record(took);
  }

  public void refused(Unready reason) {
    refused[reason.ordinal()].increment();
  }

  public String capability() {
    return capability;
  }

  /// Requests that wait now.
  public long now() {
    return now.sum();
  }

  /// Requests that ever waited.
  public long total() {
    return total.sum();
  }

  public long refusals(Unready reason) {
    return refused[reason.ordinal()].sum();
  }

  public long totalNanos() {
    return nanos.sum();
  }

  public long longestNanos() {
    return longest.get();
  }

  /// @return within 5 %, in nanoseconds; 0 while nothing waited
  public long quantileNanos(double quantile) {
    return Math.min(lengths.quantileMicros(quantile) * 1_000, longestNanos());
  }

  long[] counts() {
    return lengths.counts();
  }
}
