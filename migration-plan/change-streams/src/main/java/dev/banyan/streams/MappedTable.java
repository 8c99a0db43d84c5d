package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.TableMapping;
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

/// A mapping as statements of the store: the batch takes the legacy table's place as a typed
/// recordset, and the plan's SELECT runs over it.
///
/// @param mapping as the plan has it
/// @param legacyTypes type by column of the legacy row
/// @param columns what the SELECT yields
record MappedTable(
    TableMapping mapping, List<LegacyTable.Column> legacyTypes, List<String> columns) {

  static MappedTable read(Connection connection, TableMapping mapping) throws SQLException {
    List<LegacyTable.Column> types = LegacyTypes.kept(connection, mapping);
    String sql = batch(mapping) + " select * from (" + select(mapping) + ") mapped limit 0";
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

  /// Fails, naming the culprit, where a mapping does not fit its store.
  static void check(Connection connection, TableMapping mapping) throws SQLException {
    Set<String> yielded = new HashSet<>(read(connection, mapping).columns());
    List<String> needed = new ArrayList<>(mapping.servicePrimaryKey());
    String key = mapping.key();
    if (key != null) {
      needed.add(key);
    }
    for (String column : needed) {
      if (!yielded.contains(column)) {
        throw new IllegalStateException(
            "the mapping to "
                + mapping.service()
                + " must yield the column '"
                + column
                + "' (primary key and routing key), but yields "
                + yielded);
      }
    }
  }

  /// One statement for any number of rows; the only parameter is a JSON array of legacy rows.
  String upsert() {
    String names = columns.stream().map(Transactions::quoted).collect(Collectors.joining(", "));
    String changes =
        columns.stream()
            .filter(column -> !mapping.servicePrimaryKey().contains(column))
            .map(column -> quoted(column) + " = excluded." + quoted(column))
            .collect(Collectors.joining(", "));
    String key =
        mapping.servicePrimaryKey().stream()
            .map(Transactions::quoted)
            .collect(Collectors.joining(", "));
    return batch(mapping)
        + (" insert into %s (%s) overriding system value select %s from (%s) mapped on conflict (%s) do %s"
            .formatted(
                quoted(mapping.service()),
                names,
                names,
                select(mapping),
                key,
                changes.isEmpty() ? "nothing" : "update set " + changes));
  }

  /// Deletes what the legacy rows of the first JSON array were mapped to, except what those of the
  /// second still are.
  String delete() {
    return "with gone as (%s select * from (%s) mapped), stays as (%s select * from (%s) mapped) delete from %s t using gone where %s and not exists (select 1 from stays where %s)"
        .formatted(
            batch(mapping),
            select(mapping),
            batch(mapping),
            select(mapping),
            quoted(mapping.service()),
            samePrimaryKey("t", "gone"),
            samePrimaryKey("stays", "gone"));
  }

  private String samePrimaryKey(String left, String right) {
    return mapping.servicePrimaryKey().stream()
        .map(column -> left + "." + quoted(column) + " = " + right + "." + quoted(column))
        .collect(Collectors.joining(" and "));
  }

  private static String batch(TableMapping mapping) {
    return "with %s as (select * from json_populate_recordset(null::%s, ?::json))"
        .formatted(quoted(mapping.legacyName()), quoted(LegacyTypes.nameFor(mapping)));
  }

  /// JDBC reads a question mark as a parameter; two of them are one.
  private static String select(TableMapping mapping) {
    return mapping.forward().strip().replaceAll(";$", "").replace("?", "??");
  }
}
