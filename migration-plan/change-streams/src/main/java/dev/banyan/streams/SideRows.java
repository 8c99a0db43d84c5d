package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.TableMapping;
import dev.banyan.streams.Comparison.At;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which rows of the two sides are compared: FROM clauses, under the alias `mapped`.
///
/// @param carried the other direction's SELECT, where it leaves rows of the target out: those have
///   no counterpart, and are not compared; else empty
/// @param counted which of them count
record SideRows(StreamTable mapping, String carried, String counted) {
  private static final Pattern CHOOSES = Pattern.compile("\\bwhere\\b", Pattern.CASE_INSENSITIVE);

  /// @param columns that the SELECT yields
  static SideRows of(ChangeStream stream, StreamTable mapping, List<String> columns) {
    return new SideRows(mapping, carried(stream, mapping), counted(mapping, columns));
  }

  String from(At at) {
    return switch (at) {
      case LEFT -> "(" + mapping.jdbcSelect() + ") mapped";
      case RIGHT ->
          carried.isEmpty()
              ? quoted(mapping.target()) + " mapped"
              : "(select kept.*, kept.xmin as row_version from %s kept cross join lateral (%s) carried) mapped"
                  .formatted(quoted(mapping.target()), over(mapping.target(), "kept", carried));
    };
  }

  String version(At at) {
    return switch (at) {
      case LEFT -> "base.xmin::text";
      case RIGHT -> carried.isEmpty() ? "mapped.xmin::text" : "mapped.row_version::text";
    };
  }

  /// What follows `join`: the rows whose keys are wanted. In the source, the SELECT runs over each
  /// row of the table, so that the row's version can be told; a key that is a column of the table
  /// is found by it.
  ///
  /// @param wanted the key's values, as texts
  String joined(At at, List<KeyColumn> key, List<String> wanted) {
    return switch (at) {
      case LEFT ->
          "%s base on %s cross join lateral (%s) mapped"
              .formatted(
                  quoted(mapping.source()),
                  IntStream.range(0, key.size())
                      .mapToObj(i -> onBase(key.get(i), wanted.get(i)))
                      .collect(Collectors.joining(" and ")),
                  over(mapping.source(), "base", mapping.jdbcSelect()));
      case RIGHT -> from(at) + " on true";
    };
  }

  private static String onBase(KeyColumn column, String wanted) {
    String base = column.base();
    return base == null || column.asText()
        ? "true"
        : "base.%s = %s::%s".formatted(quoted(base), wanted, column.type());
  }

  /// A SELECT over one row: the row takes the table's place.
  static String over(String table, String row, String select) {
    return "with %s as (select %s.*) select * from (%s) one"
        .formatted(quoted(table.substring(table.indexOf('.') + 1)), row, select);
  }

  private static String carried(ChangeStream stream, StreamTable mapping) {
    if (stream.direction() == Direction.FORWARD) {
      return "";
    }
    for (TableMapping table : stream.capability().tables()) {
      boolean same =
          table.legacy().equals(mapping.target()) && table.service().equals(mapping.source());
      if (same && CHOOSES.matcher(table.forward()).find()) {
        return new ChangeStream(stream.capability(), Direction.FORWARD)
            .tables().stream()
                .filter(forward -> forward.target().equals(mapping.source()))
                .map(StreamTable::jdbcSelect)
                .findFirst()
                .orElse("");
      }
    }
    return "";
  }

  /// Where a mapping only fills columns of other rows, columns that are all NULL are no row.
  private static String counted(StreamTable mapping, List<String> columns) {
    String filled =
        columns.stream()
            .filter(column -> !mapping.targetPrimaryKey().contains(column))
            .map(column -> "mapped." + quoted(column))
            .collect(Collectors.joining(", "));
    return mapping.part() && !filled.isEmpty() ? "num_nonnulls(" + filled + ") > 0" : "true";
  }
}
