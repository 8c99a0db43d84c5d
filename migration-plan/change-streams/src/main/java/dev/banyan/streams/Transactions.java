package dev.banyan.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The little of JDBC that is needed everywhere.
public final class Transactions {
  /// What is done with a connection.
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /// Work without a result.
  interface Action {
    void with(Connection connection) throws SQLException;
  }

  /// How a row is read.
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int ATTEMPTS = 20;

  private Transactions() {}

  /// Commits when the work returns, rolls back when it throws.
  static <T> T in(DataSource database, Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        rollBack(connection, failed);
        throw failed;
      } finally {
        if (!connection.isClosed()) {
          connection.setAutoCommit(true);
        }
      }
    }
  }

  /// As [#in], without a result.
  static void run(DataSource database, Action action) throws SQLException {
    in(
        database,
        connection -> {
          action.with(connection);
          return true;
        });
  }

  /// As [#run], and again if a lock was not to be had in time.
  static void insistently(DataSource database, Action action) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        run(database, action);
        return;
      } catch (SQLException failed) {
        if (!LOCK_NOT_AVAILABLE.equals(failed.getSQLState()) || attempt == ATTEMPTS) {
          throw failed;
        }
      }
    }
  }

  /// Whoever wants the same table queues behind an exclusive lock that waits: rather give way, and
  /// come again with [#insistently].
  static void giveWaySoon(Connection connection) throws SQLException {
    execute(connection, "set local lock_timeout = '500ms'");
  }

  static void rollBack(Connection connection, Exception because) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      because.addSuppressed(alsoFailed);
    }
  }

  public static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  public static <T> List<T> query(
      Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> result = new ArrayList<>();
        while (rows.next()) {
          result.add(row.read(rows));
        }
        return result;
      }
    }
  }

  /// A name as SQL wants it quoted; schema-qualified names in two parts.
  public static String quoted(String name) {
    StringBuilder quoted = new StringBuilder();
    for (String part : name.split("\\.", -1)) {
      quoted.append(quoted.isEmpty() ? "" : ".").append('"');
      quoted.append(part.replace("\"", "\"\"")).append('"');
    }
    return quoted.toString();
  }

  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
