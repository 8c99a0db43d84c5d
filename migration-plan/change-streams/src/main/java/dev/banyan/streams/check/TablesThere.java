package dev.banyan.streams.check;

import dev.banyan.model.Spelling;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every table and column that the plan names must be there.
final class TablesThere implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      Optional<LiveTable> live = subject.live(table);
      if (live.isPresent()) {
        columns(table, live.get(), subject.of(table.side()).called(), findings);
      } else {
        missing(table, subject.of(table.side()), findings);
      }
    }
  }

  private static void missing(PlannedTable table, LiveDatabase database, Findings findings)
      throws SQLException {
    List<String> there = database.tableNames();
    String schema = table.name().substring(0, table.name().indexOf('.') + 1);
    findings.problem(
        table.place(),
        there.stream().filter(name -> name.startsWith(schema)).toList(),
        "there is no table %s in %s%s; the application that owns it makes it at its first start",
        table.name(),
        database.called(),
        Spelling.hint(table.name(), there));
  }

  private static void columns(
      PlannedTable table, LiveTable live, String database, Findings findings) {
    List<String> named = new ArrayList<>(table.primaryKey());
    String key = table.key();
    if (key != null && !named.contains(key)) {
      named.add(key);
    }
    for (String column : named) {
      if (live.column(column).isEmpty()) {
        findings.problem(
            table.place(),
            live.columnNames(),
            "%s in %s has no column '%s'%s",
            table.name(),
            database,
            column,
            Spelling.hint(column, live.columnNames()));
      }
    }
  }

  @Override
  public String toString() {
    return "the tables";
  }
}
