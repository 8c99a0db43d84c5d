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
import java.util.function.UnaryOperator;
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

  /// One statement for any number of rows; the only parameter is a JSON array of source rows. It
  /// tells how many mapped rows found no place: always none, but for a part whose row is not there.
  String upsert() {
    return mapping.part() ? updatePart() : insertOrUpdate();
  }

  private String insertOrUpdate() {
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
    return batch()
        + (", written as (insert into %s (%s) overriding system value select %s from (%s) mapped on conflict (%s) do %s returning 1) select 0"
            .formatted(
                quoted(mapping.target()),
                names,
                names,
                mapping.jdbcSelect(),
                key,
                changes.isEmpty() ? "nothing" : "update set " + changes));
  }

  private String updatePart() {
    return batch()
        + (", mapped as (%s), written as (update %s t set %s from mapped where %s returning 1) select (select count(*) from mapped) - (select count(*) from written)"
            .formatted(
                mapping.jdbcSelect(),
                quoted(mapping.target()),
                partColumns(column -> "mapped." + quoted(column)),
                samePrimaryKey("t", "mapped")));
  }

  /// Deletes what the source rows of the first JSON array were mapped to, except what those of the
  /// second still are. A part has no row of its own: its columns become NULL.
  String delete() {
    String gone =
        mapping.part()
            ? "update %s t set %s from gone"
                .formatted(
                    quoted(mapping.target()),
                    // Whose row it is remains.
                    partColumns(
                        column ->
                            column.equals(mapping.targetKey()) ? "t." + quoted(column) : "null"))
            : "delete from %s t using gone".formatted(quoted(mapping.target()));
    return "with gone as (%s select * from (%s) mapped), stays as (%s select * from (%s) mapped) %s where %s and not exists (select 1 from stays where %s)"
        .formatted(
            batch(),
            mapping.jdbcSelect(),
            batch(),
            mapping.jdbcSelect(),
            gone,
            samePrimaryKey("t", "gone"),
            samePrimaryKey("stays", "gone"));
  }

  private String partColumns(UnaryOperator<String> value) {
    return columns.stream()
        .filter(column -> !mapping.targetPrimaryKey().contains(column))
        .map(column -> quoted(column) + " = " + value.apply(column))
        .collect(Collectors.joining(", "));
  }

  private String samePrimaryKey(String left, String right) {
    return mapping.targetPrimaryKey().stream()
        .map(column -> left + "." + quoted(column) + " = " + right + "." + quoted(column))
        .collect(Collectors.joining(" and "));
  }

  private String batch() {
    return batch(mapping);
  }

  private static String batch(StreamTable mapping) {
    return "with %s as (select * from json_populate_recordset(null::%s, ?::json))"
        .formatted(quoted(mapping.sourceName()), quoted(mapping.rowType()));
  }
}
