package dev.banyan.streams;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.postgresql.jdbc.PgConnection;

/// Marks what a session writes as coming from a stream, so that no backward stream sends it home.
/// One session at a time may hold an origin; names are one namespace per server.
final class ReplicationOrigin implements AutoCloseable {
  private static final String UNDEFINED_OBJECT = "42704";
  private static final Executor AT_ONCE = Runnable::run;

  private final Connection connection;

  private ReplicationOrigin(Connection connection) {
    this.connection = connection;
  }

  /// Outside of a transaction; makes the origin if it is not there.
  static ReplicationOrigin hold(Connection connection, String name) throws SQLException {
    try {
      call(connection, "select pg_replication_origin_session_setup(?)", name);
    } catch (SQLException failed) {
      if (!UNDEFINED_OBJECT.equals(failed.getSQLState())) {
        throw failed;
      }
      call(connection, "select pg_replication_origin_create(?)", name);
      call(connection, "select pg_replication_origin_session_setup(?)", name);
    }
    return new ReplicationOrigin(connection);
  }

  /// Before the connection goes back to a pool; one that cannot let go is thrown away.
  @Override
  public void close() throws SQLException {
    try {
      call(connection, "select pg_replication_origin_session_reset()");
    } catch (SQLException failed) {
      // The session itself: a pool's wrapper would only forget it.
      connection.unwrap(PgConnection.class).abort(AT_ONCE);
    }
  }

  private static void call(Connection connection, String sql, Object... parameters)
      throws SQLException {
    Transactions.query(connection, sql, row -> true, parameters);
  }
}
