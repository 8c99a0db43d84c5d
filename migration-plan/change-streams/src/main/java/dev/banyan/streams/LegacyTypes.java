package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps the shape of legacy tables in the store as types: `strangler.legacy_product`.
final class LegacyTypes {
  private LegacyTypes() {}

  static String nameFor(TableMapping table) {
    return "strangler.legacy_" + table.legacyName();
  }

  /// Domains become their base type; enums and types of extensions become text.
  static LegacyTable read(Connection connection, String table) throws SQLException {
    List<LegacyTable.Column> columns = columns(connection, quoted(table));
    if (columns.isEmpty()) {
      throw new IllegalStateException("there is no table " + table + " in the shared database");
    }
    return new LegacyTable(table, columns);
  }

  /// The columns a type has in the store; empty if it is not there.
  static List<LegacyTable.Column> kept(Connection connection, TableMapping table)
      throws SQLException {
    return columns(connection, quoted(nameFor(table)));
  }

  static void keep(Connection connection, TableMapping table, LegacyTable shape)
      throws SQLException {
    if (kept(connection, table).equals(shape.columns())) {
      return;
    }
    String type = quoted(nameFor(table));
    String columns =
        shape.columns().stream()
            .map(column -> quoted(column.name()) + " " + column.type())
            .collect(Collectors.joining(", "));
    execute(
        connection, "drop type if exists " + type, "create type " + type + " as (" + columns + ")");
  }

  private static List<LegacyTable.Column> columns(Connection connection, String relation)
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
        row -> new LegacyTable.Column(row.getString(1), row.getString(2)),
        relation);
  }
}
