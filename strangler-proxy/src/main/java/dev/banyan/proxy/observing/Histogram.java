package dev.banyan.proxy.observing;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/// Latencies in log-spaced bins, 8 to a doubling: any quantile is right within 5 %. Lock-free.
final class Histogram {
  /// Upper bounds in microseconds, 100 µs … 60 s; what is slower counts in the last bin.
  static final long[] BOUNDS_MICROS = bounds();

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_MICROS.length);

  void record(long nanos) {
    counts.incrementAndGet(bin(nanos / 1_000));
  }

  long[] counts() {
    long[] copy = new long[BOUNDS_MICROS.length];
    Arrays.setAll(copy, counts::get);
    return copy;
  }

  /// @return upper bound of the bin that the quantile lies in; 0 while there is none
  long quantileMicros(double quantile) {
    long[] counts = counts();
    long rank = (long) Math.ceil(quantile * Arrays.stream(counts).sum());
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen > 0 && seen >= rank) {
        return BOUNDS_MICROS[i];
      }
    }
    return 0;
  }

  static int bin(long micros) {
    int found = Arrays.binarySearch(BOUNDS_MICROS, micros);
    return Math.min(found >= 0 ? found : -found - 1, BOUNDS_MICROS.length - 1);
  }

  private static long[] bounds() {
    int doublings = 8 * 19 + 3;
    long[] bounds = new long[doublings];
    for (int i = 0; i < doublings; i++) {
      bounds[i] = Math.min(Math.round(100 * Math.pow(2, i / 8.0)), 60_000_000);
    }
    bounds[doublings - 1] = 60_000_000;
    return bounds;
  }
}
