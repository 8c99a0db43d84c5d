package dev.banyan.analysis.sql;

import java.util.Set;

/// What became clear of a statement.
public sealed interface Understanding {
  /// Tables by the names that the statement gives them, lower case where they are not quoted.
  record Tables(Set<String> reads, Set<String> writes) implements Understanding {}

  /// It touches no rows: a commit, a setting, a change of the schema.
  record NoRows() implements Understanding {}

  /// The parser does not know it.
  record Unparsable(String why) implements Understanding {}
}
