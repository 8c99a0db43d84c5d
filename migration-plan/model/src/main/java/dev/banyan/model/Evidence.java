package dev.banyan.model;

import java.util.Locale;

/// What a gate can read. Each is measured over the step's window at the share the step set.
public enum Evidence {
  /// Answers of the service without a 5xx, a timeout or a broken connection, in percent.
  SUCCESS_RATE(Bound.AT_LEAST),
  /// Share of 4xx answers of the service minus that of the monolith, in percentage points.
  CLIENT_ERROR_DELTA(Bound.AT_MOST),
  /// p99 latency of the service divided by that of the monolith.
  P99_RATIO(Bound.AT_MOST),
  /// The forward stream's end-to-end lag, in milliseconds.
  LAG(Bound.AT_MOST),
  /// Answers that shoppers found wrong, as a count.
  WRONG_ANSWERS(Bound.AT_MOST),
  /// Rows that differ between the stores, seen through the mapping, as a count.
  MISMATCHES(Bound.AT_MOST);

  /// Which side of the threshold is good.
  public enum Bound {
    AT_LEAST,
    AT_MOST
  }

  private final Bound bound;

  Evidence(Bound bound) {
    this.bound = bound;
  }

  public Bound bound() {
    return bound;
  }

  /// As the plan spells it: `success-rate`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
