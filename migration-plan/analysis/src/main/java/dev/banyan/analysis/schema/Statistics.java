package dev.banyan.analysis.schema;

import java.util.List;

/// What a database remembers of the statements that it has run.
public sealed interface Statistics {
  /// @param statements the one that took longest in all first
  /// @param hidden how many the reading role may not see
  record Kept(List<RanStatement> statements, int hidden) implements Statistics {}

  /// @param why what happened, what it means and what to do
  record Absent(String why) implements Statistics {}
}
