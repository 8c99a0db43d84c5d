package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// The tables whose changes a connector is sent, and the table of its signals.
final class Publication {
  /// Not TRUNCATE, which has no place among the rows' changes: the fence makes deletes of it.
  private static final String EVERYTHING = "publish = 'insert, update, delete'";

  private final String name;

  Publication(String name) {
    this.name = name;
  }

  void add(Connection connection, List<String> tables) throws SQLException {
    if (exists(connection)) {
      execute(connection, "alter publication " + name + " set (" + EVERYTHING + ")");
    } else {
      execute(connection, "create publication " + name + " with (" + EVERYTHING + ")");
    }
    Set<String> present = tables(connection);
    for (String table : tables) {
      if (!present.contains(table)) {
        execute(connection, "alter publication " + name + " add table " + quoted(table));
      }
    }
  }

  /// Drops it with the last table that is not the signals'.
  ///
  /// @return whether it is gone
  boolean withdraw(Connection connection, List<String> tables) throws SQLException {
    Set<String> present = tables(connection);
    for (String table : tables) {
      if (present.contains(table)) {
        execute(connection, "alter publication " + name + " drop table " + quoted(table));
      }
    }
    boolean unused = tables(connection).stream().allMatch(Connector.SIGNALS::equals);
    if (unused) {
      execute(connection, "drop publication if exists " + name);
    }
    return unused;
  }

  Set<String> tables(Connection connection) throws SQLException {
    return Set.copyOf(
        query(
            connection,
            "select schemaname || '.' || tablename from pg_publication_tables where pubname = ?",
            row -> row.getString(1),
            name));
  }

  private boolean exists(Connection connection) throws SQLException {
    return !query(
            connection,
            "select 1 from pg_publication where pubname = ?",
            row -> row.getInt(1),
            name)
        .isEmpty();
  }
}
