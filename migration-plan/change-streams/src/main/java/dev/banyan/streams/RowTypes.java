package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps the shape of source tables in the target database as types:
/// `strangler.row_of_public_product`.
final class RowTypes {
  private RowTypes() {}

  /// Domains become their base type; enums and types of extensions become text.
  static TableShape read(Connection connection, String table) throws SQLException {
    List<TableShape.Column> columns = columns(connection, quoted(table));
    if (columns.isEmpty()) {
      throw new IllegalStateException(
          "there is no table " + table + " in database " + connection.getCatalog());
    }
    return new TableShape(table, columns);
  }

  /// The columns a type has; empty if it is not there.
  static List<TableShape.Column> kept(Connection connection, StreamTable table)
      throws SQLException {
    return columns(connection, quoted(table.rowType()));
  }

  static void keep(Connection connection, StreamTable table, TableShape shape) throws SQLException {
    if (kept(connection, table).equals(shape.columns())) {
      return;
    }
    String type = quoted(table.rowType());
    String columns =
        shape.columns().stream()
            .map(column -> quoted(column.name()) + " " + column.type())
            .collect(Collectors.joining(", "));
    execute(
        connection, "drop type if exists " + type, "create type " + type + " as (" + columns + ")");
  }

  /// Another text whenever a type was made anew.
  static String version(Connection connection) throws SQLException {
    return query(
            connection,
            """
            select coalesce(string_agg(t.oid::text, ',' order by t.oid), '')
            from pg_type t where t.typnamespace = 'strangler'::regnamespace
              and t.typname like 'row\\_of\\_%'""",
            row -> row.getString(1))
        .getFirst();
  }

  private static List<TableShape.Column> columns(Connection connection, String relation)
      throws SQLException {
    return query(
        connection,
        """
        select a.attname,
               case when b.typnamespace <> 'pg_catalog'::regnamespace then 'text'
                    when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod)
                    else format_type(a.atttypid, a.atttypmod) end
        from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
        where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
        order by a.attnum""",
        row -> new TableShape.Column(row.getString(1), row.getString(2)),
        relation);
  }
}
