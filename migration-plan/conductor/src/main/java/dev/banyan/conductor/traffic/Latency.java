package dev.banyan.conductor.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How long answers took, as counts per bucket.
///
/// @param boundsMicros rising upper bounds
/// @param counts one per bound, and one more for what took longer
public record Latency(List<Long> boundsMicros, List<Long> counts) {
  public static final Latency NONE = new Latency(List.of(), List.of());

  public Latency {
    boundsMicros = List.copyOf(boundsMicros);
    List<Long> complete = new ArrayList<>(counts);
    while (complete.size() <= boundsMicros.size() && !boundsMicros.isEmpty()) {
      complete.add(0L);
    }
    counts = List.copyOf(complete);
  }

  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  public Latency plus(Latency other) {
    if (counts.isEmpty()) {
      return other;
    }
    return other.counts.isEmpty() ? this : combine(other, 1);
  }

  public Latency minus(Latency earlier) {
    return earlier.counts.isEmpty() ? this : combine(earlier, -1);
  }

  private Latency combine(Latency other, int sign) {
    if (!boundsMicros.equals(other.boundsMicros)) {
      // Another build of the proxy counts by other bounds; what it says now is all that compares.
      return this;
    }
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      sums.add(counts.get(i) + sign * other.counts.get(i));
    }
    return new Latency(boundsMicros, sums);
  }

  /// The 99th percentile in microseconds, interpolated within its bucket; empty without answers.
  ///
  /// One answer in fewer than a hundred is not more than one percent, so the slowest is then left
  /// out.
  public OptionalDouble p99() {
    long total = total();
    if (total == 0) {
      return OptionalDouble.empty();
    }
    long rank = Math.max(1, total * 99 / 100);
    long before = 0;
    for (int i = 0; i < counts.size(); i++) {
      long here = counts.get(i);
      if (before + here >= rank) {
        double from = i == 0 ? 0 : boundsMicros.get(i - 1);
        double to = i < boundsMicros.size() ? boundsMicros.get(i) : from;
        return OptionalDouble.of(from + (to - from) * (rank - before) / here);
      }
      before += here;
    }
    throw new IllegalStateException("a percentile lies beyond its histogram: " + this);
  }

  /// Answers that surely took longer than this.
  public long slowerThan(double micros) {
    long slower = 0;
    for (int i = 0; i < counts.size(); i++) {
      double from = i == 0 ? 0 : boundsMicros.get(i - 1);
      if (from >= micros) {
        slower += counts.get(i);
      }
    }
    return slower;
  }
}
