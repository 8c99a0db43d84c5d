package dev.banyan.streams.check;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What must be unique is judged by each side for itself: a copy cannot wait with it, and two
/// owners cannot keep it together unless it holds the key.
final class UniqueRows implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      Optional<LiveTable> live = subject.live(table);
      if (live.isPresent()) {
        String where = "%s in %s".formatted(table.name(), subject.of(table.side()).called());
        deferrable(table, live.get(), where, findings);
        shared(table, live.get(), where, findings);
      }
    }
  }

  private static void deferrable(
      PlannedTable table, LiveTable live, String where, Findings findings) {
    for (UniqueIndex unique : live.uniques()) {
      if (table.written() && !unique.immediate()) {
        findings.problem(
            table.place(),
            "'%s' of %s is deferrable, and what a stream writes is never checked against it: doubles would stay unseen; make it NOT DEFERRABLE",
            unique.name(),
            where);
      }
    }
  }

  private static void shared(PlannedTable table, LiveTable live, String where, Findings findings) {
    String key = table.key();
    if (key == null) {
      return; // all its rows have one owner
    }
    if (live.column(key).stream().anyMatch(LiveColumn::numbered)) {
      findings.note(
          table.place(),
          "the key '%s' of %s is a number from a sequence, so whose a new row is shows only after it was written: the write dial goes from 0 to 100 %% at once",
          key,
          where);
    }
    for (UniqueIndex unique : live.uniques()) {
      if (!unique.columns().contains(key) && !keptApart(unique.columns(), live)) {
        findings.note(
            table.place(),
            "'%s' of %s holds %s, but not the key '%s': two owners could each write the same, so the write dial goes from 0 to 100 %% at once",
            unique.name(),
            where,
            unique.columns().isEmpty() ? "expressions" : unique.columns(),
            key);
      }
    }
  }

  /// Kept apart, because one side gives even numbers and the other odd ones, or by chance.
  private static boolean keptApart(List<String> columns, LiveTable live) {
    return columns.stream()
        .flatMap(column -> live.column(column).stream())
        .anyMatch(column -> column.numbered() || column.type().name().equals("uuid"));
  }

  @Override
  public String toString() {
    return "what must be unique";
  }
}
