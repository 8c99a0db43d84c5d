package dev.banyan.rehearsal.history;

import java.util.List;
import java.util.Map;

/// What a history was found to hold.
///
/// @param undecided keys with a value of several possible origins: they were held to fewer rules
/// @param counts every finding, by kind
/// @param findings the first of each kind
public record Checked(
    long operations, long keys, long undecided, Map<Anomaly, Long> counts, List<Finding> findings) {
  public Checked {
    counts = Map.copyOf(counts);
    findings = List.copyOf(findings);
  }

  public boolean clean() {
    return counts.isEmpty();
  }
}
