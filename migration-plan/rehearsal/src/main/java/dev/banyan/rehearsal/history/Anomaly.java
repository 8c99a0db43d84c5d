package dev.banyan.rehearsal.history;

/// What a history may hold that its promise forbids.
public enum Anomaly {
  /// An acknowledged write that no later read and no store shows, or that another write, built on
  /// an older value, wiped out.
  LOST_UPDATE("lostWrites"),
  /// One effect twice, or one generated identifier given twice.
  DUPLICATE("duplicateWrites"),
  /// A value older than promised.
  STALE_READ("staleReads"),
  /// A value that nobody wrote, or not yet, or that was refused.
  NEVER_WRITTEN("staleReads"),
  /// A session that saw a newer value before.
  NON_MONOTONIC_READ("staleReads"),
  /// A session that changed or lost its customer.
  SESSION_FLIP("sessionFlips");

  private final String figure;

  Anomaly(String figure) {
    this.figure = figure;
  }

  /// The figure of `report.json` in which it counts.
  public String figure() {
    return figure;
  }
}
