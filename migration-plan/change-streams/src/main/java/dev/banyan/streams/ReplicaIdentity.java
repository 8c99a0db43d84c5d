package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.SQLException;

/// What of a row's old values is written to the log with a change.
enum ReplicaIdentity {
  /// The primary key.
  DEFAULT("d"),
  /// Everything: large values that did not change, and the keys of rows that are deleted, are
  /// known.
  FULL("f");

  private final String letter;

  ReplicaIdentity(String letter) {
    this.letter = letter;
  }

  /// Takes an exclusive lock if it has to change something.
  void set(Connection connection, String table) throws SQLException {
    // Whoever wants the table queues behind this lock: rather give way and come again.
    Transactions.execute(connection, "set local lock_timeout = '500ms'");
    String present =
        Transactions.query(
                connection,
                "select relreplident from pg_class where oid = ?::regclass",
                row -> row.getString(1),
                quoted(table))
            .getFirst();
    if (!present.equals(letter)) {
      Transactions.execute(
          connection, "alter table " + quoted(table) + " replica identity " + this);
    }
  }
}
