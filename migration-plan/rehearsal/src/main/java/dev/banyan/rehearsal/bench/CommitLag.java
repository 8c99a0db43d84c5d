package dev.banyan.rehearsal.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// From the commit of a row to its copy being there, by the clocks of both servers: one clock only
/// where both run on one machine.
final class CommitLag {
  private static final long HIGHEST_MICROS = 600_000_000;
  private static final int DIGITS = 3;

  private CommitLag() {}

  /// When a transaction was committed, where `track_commit_timestamp` is on.
  static final String COMMITTED = "pg_xact_commit_timestamp(xmin)";

  /// @param source yields a row's id and when it was committed
  /// @param target yields its copy's id and when that was there
  /// @return microseconds
  static Histogram between(Connection here, String source, Connection there, String target)
      throws SQLException {
    Map<Long, Long> committed = times(here, source);
    Map<Long, Long> arrived = times(there, target);
    Histogram lag = new Histogram(HIGHEST_MICROS, DIGITS);
    committed.forEach(
        (id, at) -> {
          Long then = arrived.get(id);
          if (then == null) {
            throw new IllegalStateException("row " + id + " did not arrive");
          }
          lag.recordValue(Math.clamp(then - at, 0, HIGHEST_MICROS));
        });
    return lag;
  }

  private static Map<Long, Long> times(Connection connection, String rows) throws SQLException {
    Map<Long, Long> times = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, (extract(epoch from at) * 1000000)::bigint from (" + rows + ") r")) {
      while (row.next()) {
        times.put(row.getLong(1), row.getLong(2));
      }
    }
    return times;
  }
}
