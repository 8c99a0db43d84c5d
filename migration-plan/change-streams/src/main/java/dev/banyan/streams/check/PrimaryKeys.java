package dev.banyan.streams.check;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// A row is found on the other side by its primary key, so the key must tell rows apart, at once
/// and always.
final class PrimaryKeys implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      Optional<LiveTable> live = subject.live(table);
      if (table.mapped()
          && live.isPresent()
          && live.get().columnNames().containsAll(table.primaryKey())) {
        look(
            table,
            live.get(),
            "%s in %s".formatted(table.name(), subject.of(table.side()).called()),
            findings);
      }
    }
  }

  private static void look(PlannedTable table, LiveTable live, String where, Findings findings) {
    for (String column : table.primaryKey()) {
      if (live.column(column).stream().anyMatch(each -> !each.notNull())) {
        findings.problem(
            table.place(),
            "'%s', a column of the primary key of %s, may be NULL, and such a row could not be found again; ALTER TABLE %s ALTER %s SET NOT NULL",
            column,
            where,
            table.name(),
            column);
      }
    }
    if (!unique(table, live)) {
      findings.problem(
          table.place(),
          "nothing in %s keeps %s apart: it has %s; name the columns of its primary key, or add a unique constraint on them (not deferrable, not partial)",
          where,
          table.primaryKey(),
          live.uniques().stream()
              .filter(UniqueIndex::primary)
              .findFirst()
              .map(key -> "the primary key " + key.columns())
              .orElse("no primary key"));
    }
  }

  private static boolean unique(PlannedTable table, LiveTable live) {
    return live.uniques().stream()
        .anyMatch(
            unique ->
                unique.whole()
                    && unique.immediate()
                    && !unique.exclusion()
                    && Set.copyOf(unique.columns()).equals(Set.copyOf(table.primaryKey())));
  }

  @Override
  public String toString() {
    return "the primary keys";
  }
}
