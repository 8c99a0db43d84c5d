package dev.banyan.streams.check;

import java.sql.SQLException;

/// What both servers must be set to.
final class Servers implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      LiveDatabase database = subject.of(table.side());
      String level = database.setting("wal_level");
      if (table.read() && !level.equals("logical")) {
        findings.problem(
            subject.place(),
            "%s runs with wal_level = %s, so no change of it can be read; set wal_level = logical and restart that server",
            database.called(),
            level);
      }
    }
    String shop = subject.shop().setting("server_encoding");
    String store = subject.store().setting("server_encoding");
    if (!shop.equals(store)) {
      findings.problem(
          subject.place(),
          "the shared database keeps text in %s and the store in %s, so some text fits into one of them only; make a store with the other encoding",
          shop,
          store);
    }
  }

  @Override
  public String toString() {
    return "the servers' settings";
  }
}
