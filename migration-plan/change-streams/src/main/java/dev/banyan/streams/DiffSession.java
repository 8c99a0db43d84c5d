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
      select set_config('transaction_read_only', 'on', true),
             set_config('timezone', 'UTC', true),
             set_config('datestyle', 'ISO, MDY', true),
             set_config('intervalstyle', 'postgres', true),
             set_config('extra_float_digits', '1', true),
             set_config('bytea_output', 'hex', true),
             set_config('lc_monetary', 'C', true),
             set_config('xmlbinary', 'base64', true),
             set_config('plan_cache_mode', 'force_custom_plan', true),
             set_config('search_path', ?, true)""";

  private final Connection connection;
  private final String searchPath;

  /// @param table whose schema unqualified names are looked up in
  DiffSession(DataSource database, String table) throws SQLException {
    this.connection = database.getConnection();
    this.searchPath = quoted(table.substring(0, table.indexOf('.')));
  }

  <T> List<T> query(String sql, Transactions.Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    return in(open -> Transactions.query(open, sql, row, parameters));
  }

  <T> T in(Transactions.Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Transactions.query(connection, SETTINGS, row -> true, searchPath);
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
