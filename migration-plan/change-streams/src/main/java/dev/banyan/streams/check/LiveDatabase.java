package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of the two databases, seen in one transaction that leaves nothing behind.
///
/// @param called as messages call it: `the store of 'catalog'`
record LiveDatabase(
    Side side, String called, Connection connection, Map<String, Optional<LiveTable>> read) {

  /// Work that may fail, and is undone in any case.
  interface Trial<T> {
    T attempt(Connection connection) throws SQLException;
  }

  static LiveDatabase of(Side side, String called, Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    execute(
        connection,
        "set transaction isolation level repeatable read",
        "set local lock_timeout = '5s'",
        "set local statement_timeout = '60s'",
        "set local timezone = 'UTC'");
    return new LiveDatabase(side, called, connection, new HashMap<>());
  }

  /// @param name with its schema
  Optional<LiveTable> table(String name) throws SQLException {
    Optional<LiveTable> known = read.get(name);
    if (known == null) {
      known = LiveTables.read(connection, name);
      read.put(name, known);
    }
    return known;
  }

  List<String> tableNames() throws SQLException {
    return LiveTables.names(connection);
  }

  /// Sees and does what the tables' owner may.
  void become(String owner) throws SQLException {
    execute(connection, "set local role " + quoted(owner));
  }

  /// Undone in any case, so that the next one finds all as it was.
  <T> T trying(Trial<T> trial) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      T result = trial.attempt(connection);
      undo(before);
      return result;
    } catch (SQLException failed) {
      if (!gone()) {
        undo(before);
      }
      throw failed;
    }
  }

  /// Whether the database does not answer any more.
  boolean gone() throws SQLException {
    return connection.isClosed();
  }

  private void undo(Savepoint before) throws SQLException {
    connection.rollback(before);
    connection.releaseSavepoint(before);
  }

  String setting(String name) throws SQLException {
    return query(connection, "select current_setting(?)", row -> row.getString(1), name).getFirst();
  }
}
