package dev.banyan.streams;

import static dev.banyan.streams.Transactions.literal;
import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A connection to one side of a diff. Each query is a transaction of its own, so that a long diff
/// holds back neither vacuum nor a change of the schema, and sees what is committed.
final class DiffSession implements AutoCloseable {
  /// Values are spelled alike wherever they are, and plans know the keys they are made for.
  private static final String SETTINGS =
      """
      set transaction isolation level read committed read only;
      set local timezone = 'UTC';
      set local datestyle = 'ISO, MDY';
      set local intervalstyle = 'postgres';
      set local extra_float_digits = 1;
      set local bytea_output = 'hex';
      set local lc_monetary = 'C';
      set local xmlbinary = 'base64';
      set local plan_cache_mode = force_custom_plan;
      set local search_path =\s""";

  private final Connection connection;
  private final String settings;

  /// @param table whose schema unqualified names are looked up in
  DiffSession(DataSource database, String table) throws SQLException {
    this.connection = database.getConnection();
    this.settings = SETTINGS + quoted(table.substring(0, table.indexOf('.')));
  }

  <T> List<T> query(String sql, Transactions.Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    return in(open -> Transactions.query(open, sql, row, parameters));
  }

  <T> T in(Transactions.Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Transactions.execute(connection, settings);
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException failed) {
      Transactions.rollBack(connection, failed);
      throw failed;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  /// About how many rows a table has: its pages now, filled as they were when statistics were made.
  ///
  /// @param otherwise rows of a page, where there are no statistics
  long rows(String table, int otherwise) throws SQLException {
    return query(
            """
            select (pg_relation_size(oid) / current_setting('block_size')::bigint
                    * case when relpages > 0 and reltuples > 0 then reltuples / relpages else %d end)::bigint
            from pg_class where oid = to_regclass(%s)"""
                .formatted(otherwise, literal(quoted(table))),
            row -> row.getLong(1))
        .stream()
        .findFirst()
        .orElse(0L);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
