package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A mapping as statements of the database that is written: the batch takes the source table's
/// place as a typed recordset, and the plan's SELECT runs over it.
///
/// @param mapping as the plan has it, in this direction
/// @param sourceTypes type by column of the source row
/// @param columns what the SELECT yields
record MappedTable(StreamTable mapping, List<TableShape.Column> sourceTypes, List<String> columns) {

  static MappedTable read(Connection connection, StreamTable mapping) throws SQLException {
    List<TableShape.Column> types = RowTypes.kept(connection, mapping);
    String sql = batch(mapping) + " select * from (" + mapping.jdbcSelect() + ") mapped limit 0";
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "[]");
      try (ResultSet none = statement.executeQuery()) {
        ResultSetMetaData description = none.getMetaData();
        for (int i = 1; i <= description.getColumnCount(); i++) {
          columns.add(description.getColumnName(i));
        }
      }
    }
    return new MappedTable(mapping, types, List.copyOf(columns));
  }

  /// Fails, naming the culprit, where a mapping does not fit its target.
  static void check(Connection connection, StreamTable mapping) throws SQLException {
    Set<String> yielded = new HashSet<>(read(connection, mapping).columns());
    List<String> needed = new ArrayList<>(mapping.targetPrimaryKey());
    String key = mapping.targetKey();
    if (key != null) {
      needed.add(key);
    }
    for (String column : needed) {
      if (!yielded.contains(column)) {
        throw new IllegalStateException(
            "the mapping to "
                + mapping.target()
                + " must yield the column '"
                + column
                + "' (primary key and routing key), but yields "
                + yielded);
      }
    }
  }

  /// One statement for any number of rows; the only parameter is a JSON array of source rows.
  String upsert() {
    String names = columns.stream().map(Transactions::quoted).collect(Collectors.joining(", "));
    String changes =
        columns.stream()
            .filter(column -> !mapping.targetPrimaryKey().contains(column))
            .map(column -> quoted(column) + " = excluded." + quoted(column))
            .collect(Collectors.joining(", "));
    String key =
        mapping.targetPrimaryKey().stream()
            .map(Transactions::quoted)
            .collect(Collectors.joining(", "));
    return batch(mapping)
        + (" insert into %s (%s) overriding system value select %s from (%s) mapped on conflict (%s) do %s"
            .formatted(
                quoted(mapping.target()),
                names,
                names,
                mapping.jdbcSelect(),
                key,
                changes.isEmpty() ? "nothing" : "update set " + changes));
  }

  /// Deletes what the source rows of the first JSON array were mapped to, except what those of the
  /// second still are.
  String delete() {
    return "with gone as (%s select * from (%s) mapped), stays as (%s select * from (%s) mapped) delete from %s t using gone where %s and not exists (select 1 from stays where %s)"
        .formatted(
            batch(mapping),
            mapping.jdbcSelect(),
            batch(mapping),
            mapping.jdbcSelect(),
            quoted(mapping.target()),
            samePrimaryKey("t", "gone"),
            samePrimaryKey("stays", "gone"));
  }

  private String samePrimaryKey(String left, String right) {
    return mapping.targetPrimaryKey().stream()
        .map(column -> left + "." + quoted(column) + " = " + right + "." + quoted(column))
        .collect(Collectors.joining(" and "));
  }

  private static String batch(StreamTable mapping) {
    return "with %s as (select * from json_populate_recordset(null::%s, ?::json))"
        .formatted(quoted(mapping.sourceName()), quoted(mapping.rowType()));
  }
}
