package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One mapped table as two queries with the same columns: the plan's SELECT over the source table,
/// and the service's table itself. Both are read in the same spelling, so equal rows hash equal.
///
/// @param columns how each is compared, in the SELECT's order
/// @param left FROM clause in the shared database
/// @param right FROM clause in the store
record Comparison(StreamTable mapping, List<Compared> columns, String left, String right) {
  /// A column, and the type it is hashed as.
  ///
  /// @param typed the expression over either side's column
  record Compared(String name, String typed, String type) {}

  static Comparison of(StreamTable mapping, Connection source, Connection store)
      throws SQLException {
    String select = mapping.jdbcSelect();
    String left = "(" + select + ") mapped";
    String right = quoted(mapping.target()) + " mapped";
    Map<String, String> leftTypes = types(source, "select * from " + left + " limit 0");
    String names =
        leftTypes.keySet().stream().map(Transactions::quoted).collect(Collectors.joining(", "));
    Map<String, String> rightTypes =
        types(store, "select " + names + " from " + right + " limit 0");
    List<Compared> columns = new ArrayList<>();
    rightTypes.forEach(
        (name, type) -> {
          String as = comparedAs(type);
          columns.add(new Compared(name, "mapped." + quoted(name) + "::" + as, as));
        });
    return new Comparison(mapping, columns, left, right);
  }

  /// `count` and two sums of hashes with different seeds over a range of primary keys.
  String summary(String side, Range range) {
    return "select count(*), coalesce(sum(hash_record_extended(%1$s, 0)), 0), coalesce(sum(hash_record_extended(%1$s, 1)), 0) from %2$s where %3$s"
        .formatted(row(), side, range.condition(key()));
  }

  /// Key and hashes of each row of a range.
  String hashes(String side, Range range) {
    return "select %s, hash_record_extended(%2$s, 0)::text || hash_record_extended(%2$s, 1) from %3$s where %4$s"
        .formatted(keyTexts(), row(), side, range.condition(key()));
  }

  /// Every n-th key, in order: where ranges end.
  String bounds(String side, int every) {
    return "select %s from (select mapped.*, row_number() over (order by %s) as nth from %s) mapped where nth %% %d = 0 order by nth"
        .formatted(keyTexts(), String.join(", ", key()), side, every);
  }

  /// One row as texts, by its key.
  String row(String side) {
    String texts = columns.stream().map(Comparison::text).collect(Collectors.joining(", "));
    String where =
        key().stream()
            .map(column -> column + " = ?::" + keyType(column))
            .collect(Collectors.joining(" and "));
    return "select " + texts + " from " + side + " where " + where;
  }

  /// The key's columns as they are ordered: texts by code point, alike on both servers.
  List<String> key() {
    return mapping.targetPrimaryKey().stream().map(this::ordered).toList();
  }

  private String keyType(String ordered) {
    for (Compared column : columns) {
      if (ordered(column.name()).equals(ordered)) {
        return column.type();
      }
    }
    throw new IllegalStateException("no key column " + ordered);
  }

  String keyCasts() {
    return key().stream().map(column -> "?::" + keyType(column)).collect(Collectors.joining(", "));
  }

  private String ordered(String name) {
    for (Compared column : columns) {
      if (column.name().equals(name)) {
        return column.type().equals("text")
            ? "(" + column.typed() + " collate \"C\")"
            : "(" + column.typed() + ")";
      }
    }
    throw new IllegalStateException(
        "the mapping to " + mapping.target() + " does not yield its primary key '" + name + "'");
  }

  private String keyTexts() {
    return mapping.targetPrimaryKey().stream()
        .map(name -> "mapped." + quoted(name) + "::text")
        .collect(Collectors.joining(", "));
  }

  /// Numbers of any scale are one number, as they are to the hash.
  private static String text(Compared column) {
    return column.type().equals("numeric")
        ? "trim_scale(" + column.typed() + ")::text"
        : column.typed() + "::text";
  }

  private String row() {
    return columns.stream().map(Compared::typed).collect(Collectors.joining(", ", "row(", ")"));
  }

  /// Types that hash by value, wherever they are, keep it; all others are compared as text: what
  /// cannot be hashed, what hashes by a number that differs between databases, what ignores blanks.
  private static String comparedAs(String type) {
    return switch (type) {
      case "bool",
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "uuid",
          "date",
          "timestamp",
          "timestamptz",
          "numeric",
          "bytea" ->
          type;
      case "serial" -> "int4";
      case "bigserial" -> "int8";
      default -> "text";
    };
  }

  private static Map<String, String> types(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData description = statement.getMetaData();
      Map<String, String> types = new LinkedHashMap<>();
      for (int i = 1; i <= description.getColumnCount(); i++) {
        types.put(description.getColumnName(i), description.getColumnTypeName(i));
      }
      return types;
    }
  }

  /// Keys after one and up to another; null is without end.
  record Range(@Nullable List<String> after, @Nullable List<String> upTo, String casts) {
    String condition(List<String> key) {
      String columns = "(" + String.join(", ", key) + ")";
      String from = after == null ? "true" : columns + " > (" + casts + ")";
      String to = upTo == null ? "true" : columns + " <= (" + casts + ")";
      return from + " and " + to;
    }

    Object[] parameters() {
      List<Object> parameters = new ArrayList<>();
      if (after != null) {
        parameters.addAll(after);
      }
      if (upTo != null) {
        parameters.addAll(upTo);
      }
      return parameters.toArray();
    }
  }
}
