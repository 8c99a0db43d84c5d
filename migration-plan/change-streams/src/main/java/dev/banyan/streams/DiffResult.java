package dev.banyan.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comparing two stores through the mapping found.
///
/// @param rows that the shared database holds
/// @param mismatches rows that differ, are missing or are too many in the service's store
/// @param examples some of them
public record DiffResult(long rows, long mismatches, List<Example> examples) {
  /// One difference.
  ///
  /// @param table of the service
  /// @param key the row's primary key there
  /// @param column that differs; null if the whole row is on one side only
  /// @param left in the shared database, through the mapping; null is NULL or no row
  /// @param right in the service's store
  public record Example(
      String table,
      String key,
      @Nullable String column,
      @Nullable String left,
      @Nullable String right) {}

  public DiffResult {
    examples = List.copyOf(examples);
  }

  public boolean equal() {
    return mismatches == 0;
  }
}
