package dev.banyan.analysis.structure;

import java.util.List;
import java.util.Set;

/// A transaction and the features whose tables it touches.
///
/// @param method where it begins
/// @param feature of that method
/// @param entries requests, messages and schedules that lead there
/// @param features owners of all tables that it reads or writes
/// @param writtenFeatures owners of the tables that it writes: two or more, and the cut goes
///   through it
public record SpanningTransaction(
    String method,
    String feature,
    List<String> entries,
    Set<String> reads,
    Set<String> writes,
    Set<String> features,
    Set<String> writtenFeatures) {
  public boolean spans() {
    return features.size() > 1;
  }

  public boolean spansWrites() {
    return writtenFeatures.size() > 1;
  }
}
