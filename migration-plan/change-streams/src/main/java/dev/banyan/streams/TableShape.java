package dev.banyan.streams;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The shape of a table that is read, from its database's catalog, kept as a type in the database
/// that is written, so that a mapping sees the same columns on both sides.
///
/// @param table schema-qualified, as in the mapping
/// @param columns in the table's order
public record TableShape(String table, List<Column> columns) {
  /// @param type as SQL spells it; types that only its own database knows are `text`
  public record Column(String name, String type) {}

  public TableShape {
    columns = List.copyOf(columns);
  }

  /// A table as the other database will know it.
  ///
  /// @throws IllegalStateException there is no such table
  public static TableShape of(Connection connection, String table) throws SQLException {
    return RowTypes.read(connection, table);
  }
}
