package dev.banyan.streams.check;

import java.sql.SQLException;
import java.util.Optional;

/// Only ordinary tables can be read by a stream and be written by one.
final class TableKinds implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      Optional<LiveTable> live = subject.live(table);
      if (live.isPresent()) {
        String where = "%s in %s".formatted(table.name(), subject.of(table.side()).called());
        owner(table, live.get(), where, findings);
        if (table.mapped()) {
          kind(table, live.get(), where, findings);
          persistence(table, live.get(), where, findings);
          rewritten(table, live.get(), where, findings);
        }
      }
    }
  }

  private static void kind(PlannedTable table, LiveTable live, String where, Findings findings) {
    String what =
        switch (live.kind()) {
          case "p" -> "a partitioned table";
          case "v" -> "a view";
          case "m" -> "a materialized view";
          case "f" -> "a foreign table";
          default -> live.related() ? "a partition, or inherits or is inherited from" : "";
        };
    if (!what.isEmpty()) {
      findings.problem(
          table.place(),
          "%s is %s, and a stream would miss or mix up its rows; map an ordinary table",
          where,
          what);
    }
  }

  private static void persistence(
      PlannedTable table, LiveTable live, String where, Findings findings) {
    switch (live.persistence()) {
      case "u" ->
          findings.problem(
              table.place(),
              "%s is unlogged: its changes cannot be read, and a crash empties it behind the streams' back; ALTER TABLE %s SET LOGGED",
              where,
              table.name());
      case "t" ->
          findings.problem(
              table.place(), "%s is temporary: no one else sees it; map a lasting table", where);
      default -> {}
    }
  }

  private static void rewritten(
      PlannedTable table, LiveTable live, String where, Findings findings) {
    for (String rule : live.rules()) {
      findings.problem(
          table.place(),
          "the rule '%s' rewrites what is done to %s, and upserts are not possible with it; make it a trigger",
          rule,
          where);
    }
    if (live.rowSecurity()) {
      findings.problem(
          table.place(),
          "%s has row level security: a copy would hold only the rows that its policies show to the streams; ALTER TABLE %s DISABLE ROW LEVEL SECURITY",
          where,
          table.name());
    }
  }

  /// The owner alone may publish a table, set its replica identity and fence it.
  private static void owner(PlannedTable table, LiveTable live, String where, Findings findings) {
    if (!live.ours()) {
      findings.problem(
          table.place(),
          "%s belongs to '%s', of which the conductor's role is no member, so it can neither be set to REPLICA IDENTITY FULL nor be published nor fenced; GRANT %s TO the conductor's role",
          where,
          live.owner(),
          live.owner());
    }
  }

  @Override
  public String toString() {
    return "the kinds of tables";
  }
}
