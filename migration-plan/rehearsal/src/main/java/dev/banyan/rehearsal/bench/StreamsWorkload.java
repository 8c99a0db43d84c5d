package dev.banyan.rehearsal.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What is written while streams are measured, the same for us and for the partner.
///
/// @param table with the columns of `public.measured`
record StreamsWorkload(String table) {
  private static final String INSERT =
      """
      insert into %s (measured_id, account, amnt, note, stat, upd_ts)
      select n, 'A' || n %% 1000, n / 7.0, 'A note of some length, as people write them: ' || n, 'O', now()
      from generate_series(?::bigint, ?::bigint) n""";

  /// Writes rows as fast as it goes.
  ///
  /// @param perCommit rows in each transaction
  void insert(Connection connection, long first, long count, int perCommit) throws SQLException {
    connection.setAutoCommit(true);
    try (PreparedStatement insert = connection.prepareStatement(INSERT.formatted(table))) {
      for (long from = first; from < first + count; from += perCommit) {
        insert.setLong(1, from);
        insert.setLong(2, Math.min(from + perCommit, first + count) - 1);
        insert.executeUpdate();
      }
    }
  }

  /// Writes single rows at an even pace, however long each takes.
  void insertPaced(Connection connection, long first, int perSecond, int seconds)
      throws SQLException {
    connection.setAutoCommit(true);
    long start = System.nanoTime();
    try (PreparedStatement insert = connection.prepareStatement(INSERT.formatted(table))) {
      for (long n = 0; n < (long) perSecond * seconds; n++) {
        long due = start + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        insert.setLong(1, first + n);
        insert.setLong(2, first + n);
        insert.executeUpdate();
      }
    }
  }
}
