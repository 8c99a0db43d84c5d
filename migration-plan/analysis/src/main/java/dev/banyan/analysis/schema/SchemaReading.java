package dev.banyan.analysis.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the schema and the statistics of a PostgreSQL database, from its catalogs alone: no right
/// on any table is needed, only `pg_read_all_stats` to see the statements of others.
public final class SchemaReading {
  private static final String TABLES =
      """
      select n.nspname, c.relname,
             (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
             case when c.reltuples >= 0 then c.reltuples::bigint
                  else coalesce((select s.n_live_tup from pg_stat_all_tables s where s.relid = c.oid), -1) end
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
        and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1, 2""";

  private static final String FOREIGN_KEYS =
      """
      select k.conname, fn.nspname, f.relname, tn.nspname, t.relname
      from pg_constraint k
      join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
      join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where k.contype = 'f' and k.conparentid = 0
      order by 2, 3, 1""";

  private static final String EXTENSION =
      """
      select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
      where e.extname = 'pg_stat_statements'""";

  private SchemaReading() {}

  /// @param applicationRole only statements of this role count; none: of every role
  public static Schema read(Connection connection, @Nullable String applicationRole)
      throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(
            new Table(name(rows.getString(1), rows.getString(2)), rows.getInt(3), rows.getLong(4)));
      }
    }
    List<ForeignKey> foreignKeys = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FOREIGN_KEYS)) {
      while (rows.next()) {
        foreignKeys.add(
            new ForeignKey(
                rows.getString(1),
                name(rows.getString(2), rows.getString(3)),
                name(rows.getString(4), rows.getString(5))));
      }
    }
    return new Schema(tables, foreignKeys, statistics(connection, applicationRole));
  }

  /// Lets the database begin anew to remember statements, where it remembers them at all.
  public static void forgetStatements(Connection connection) throws SQLException {
    Optional<String> schema = extensionSchema(connection);
    if (schema.isPresent()) {
      try (var statement = connection.createStatement()) {
        statement.execute("select " + quoted(schema.get()) + ".pg_stat_statements_reset()");
      }
    }
  }

  private static Optional<String> extensionSchema(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(EXTENSION)) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  private static Statistics statistics(Connection connection, @Nullable String role)
      throws SQLException {
    Optional<String> schema = extensionSchema(connection);
    if (schema.isEmpty()) {
      return new Statistics.Absent(
          "pg_stat_statements is not installed in this database, so what was really run is not known;"
              + " statements are those that stand in the code. To see more: shared_preload_libraries ="
              + " 'pg_stat_statements', restart, create extension pg_stat_statements, let the application work.");
    }
    try {
      return statements(connection, schema.get(), role);
    } catch (SQLException refused) {
      return new Statistics.Absent(
          "pg_stat_statements may not be read here ("
              + refused.getMessage()
              + "), so statements are those that stand in the code. To see more: grant pg_read_all_stats"
              + " and usage on the schema "
              + schema.get()
              + " to the role that reads, and preload the library.");
    }
  }

  private static Statistics statements(Connection connection, String schema, @Nullable String role)
      throws SQLException {
    String sql =
        """
        select query, calls, %2$s, rows from %1$s.pg_stat_statements s join pg_roles r on r.oid = s.userid
        where dbid = (select oid from pg_database where datname = current_database())
          and (?::text is null or rolname = ?)"""
            .formatted(quoted(schema), timeColumn(connection));
    Map<String, RanStatement> found = new LinkedHashMap<>();
    int hidden = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, role);
      statement.setString(2, role);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String text = rows.getString(1);
          if (text == null || text.equals("<insufficient privilege>")) {
            hidden++;
          } else {
            found.merge(
                text,
                new RanStatement(text, rows.getLong(2), rows.getDouble(3), rows.getLong(4)),
                RanStatement::and);
          }
        }
      }
    }
    List<RanStatement> slowestFirst =
        found.values().stream()
            .sorted(
                Comparator.comparingDouble(RanStatement::totalMillis)
                    .reversed()
                    .thenComparing(RanStatement::text))
            .toList();
    return new Statistics.Kept(slowestFirst, hidden);
  }

  /// The column was renamed in version 13.
  private static String timeColumn(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion() >= 13
        ? "total_exec_time"
        : "total_time";
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String name(String schema, String table) {
    return schema.equals("public") ? table : schema + "." + table;
  }
}
