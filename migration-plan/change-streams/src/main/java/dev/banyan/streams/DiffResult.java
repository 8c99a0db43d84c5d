package dev.banyan.streams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comparing two stores through the mapping found.
///
/// @param rows that the source holds
/// @param mismatches rows that differ, are missing or are too many in the target: proved
/// @param undecided rows that looked different but were never seen at rest, so that neither is
///   known; ask again
/// @param examples some of the mismatches, side by side
/// @param differences the mismatches, at most [DiffOptions#KEPT] of them, for [Repair]
public record DiffResult(
    long rows,
    long mismatches,
    long undecided,
    List<Example> examples,
    @JsonIgnore List<Difference> differences) {
  /// One difference.
  ///
  /// @param table of the target
  /// @param key the row's primary key there
  /// @param column that differs; null if the whole row is on one side only
  /// @param left in the source, through the mapping; null is NULL or no row
  /// @param right in the target
  public record Example(
      String table,
      String key,
      @Nullable String column,
      @Nullable String left,
      @Nullable String right) {}

  /// A row that differs.
  ///
  /// @param table of the target
  /// @param key its primary key there, as texts
  public record Difference(String table, List<String> key) {
    public Difference {
      key = List.copyOf(key);
    }
  }

  public DiffResult {
    examples = List.copyOf(examples);
    differences = List.copyOf(differences);
  }

  public DiffResult(long rows, long mismatches, List<Example> examples) {
    this(rows, mismatches, 0, examples, List.of());
  }

  /// Every row was seen to be the same on both sides.
  public boolean equal() {
    return mismatches == 0 && undecided == 0;
  }

  /// Whether it is known if there are differences.
  public boolean decided() {
    return mismatches > 0 || undecided == 0;
  }
}
