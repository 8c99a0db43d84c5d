package dev.banyan.streams;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Who owns a table: the role that may capture it and put a fence on it.
final class TableOwner {
  private TableOwner() {}

  static String of(Connection connection, String table) throws SQLException {
    List<String> owner =
        Transactions.query(
            connection,
            "select relowner::regrole::name::text from pg_class where oid = to_regclass(?)",
            row -> row.getString(1),
            Transactions.quoted(table));
    if (owner.isEmpty()) {
      throw new IllegalStateException(
          "there is no table "
              + table
              + " in database "
              + connection.getCatalog()
              + ": the application that owns it makes it at its first start");
    }
    return owner.getFirst();
  }

  /// From here to the transaction's end, the role that owns the table does everything.
  static void become(Connection connection, String table) throws SQLException {
    Transactions.execute(
        connection,
        "set local role " + Transactions.quoted(of(connection, table)),
        "set local lock_timeout = '10s'");
  }
}
