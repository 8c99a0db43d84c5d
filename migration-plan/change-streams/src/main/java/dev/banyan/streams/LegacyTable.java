package dev.banyan.streams;

import java.util.List;

/// The shape of a legacy table, read from the shared database's catalog and kept in the store as a
/// type, so that a mapping sees the same columns on both sides.
///
/// @param legacy schema-qualified, as in the mapping
/// @param columns in the table's order
public record LegacyTable(String legacy, List<Column> columns) {
  /// @param type as SQL spells it; types that only the shared database knows are `text`
  public record Column(String name, String type) {}

  public LegacyTable {
    columns = List.copyOf(columns);
  }
}
