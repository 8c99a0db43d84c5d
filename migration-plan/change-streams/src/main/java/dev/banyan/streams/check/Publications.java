package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.query;

import java.sql.Connection;
import java.sql.SQLException;

/// Who else streams these tables, out of the database or into it.
final class Publications implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      if (table.read()) {
        Connection connection = subject.of(table.side()).connection();
        String where = "%s in %s".formatted(table.name(), subject.of(table.side()).called());
        published(connection, table, where, findings);
        subscribed(connection, table, where, findings);
      }
    }
  }

  private static void published(
      Connection connection, PlannedTable table, String where, Findings findings)
      throws SQLException {
    for (String publication :
        query(
            connection,
            """
            select pubname from pg_publication_tables
            where schemaname || '.' || tablename = ? and pubname !~ '^banyan_' order by 1""",
            row -> row.getString(1),
            table.name())) {
      findings.note(
          table.place(),
          "%s is in the publication '%s' already; with REPLICA IDENTITY FULL, its readers get whole old rows too, and what the streams write",
          where,
          publication);
    }
  }

  private static void subscribed(
      Connection connection, PlannedTable table, String where, Findings findings)
      throws SQLException {
    for (String subscription :
        query(
            connection,
            """
            select s.subname from pg_subscription_rel r join pg_subscription s on s.oid = r.srsubid
            join pg_class c on c.oid = r.srrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname || '.' || c.relname = ?""",
            row -> row.getString(1),
            table.name())) {
      findings.problem(
          table.place(),
          "%s is filled by the subscription '%s', and the streams read only what was written here: its rows would be lost on the way; map the table that it comes from",
          where,
          subscription);
    }
  }

  @Override
  public String toString() {
    return "who else streams the tables";
  }
}
