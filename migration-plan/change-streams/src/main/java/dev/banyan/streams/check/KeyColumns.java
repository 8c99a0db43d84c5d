package dev.banyan.streams.check;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// Whose row it is must be told by the row itself, also when it is gone.
final class KeyColumns implements Check {
  private static final Set<String> PLAIN =
      Set.of("text", "varchar", "bpchar", "int2", "int4", "int8", "uuid", "numeric", "citext");

  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      String key = table.key();
      Optional<LiveTable> live = subject.live(table);
      Optional<LiveColumn> column =
          key == null ? Optional.empty() : live.flatMap(there -> there.column(key));
      if (column.isPresent()) {
        look(
            table,
            column.get(),
            "%s in %s".formatted(table.name(), subject.of(table.side()).called()),
            findings);
      }
    }
  }

  private static void look(PlannedTable table, LiveColumn column, String where, Findings findings) {
    if (!column.notNull()) {
      findings.problem(
          table.place(),
          "the key column '%s' of %s may be NULL, and such a row would have no owner; fill it ('*' where a row belongs to nobody) and ALTER TABLE %s ALTER %s SET NOT NULL",
          column.name(),
          where,
          table.name(),
          column.name());
    }
    LiveType type = column.type();
    LiveType plain = type.domain() && type.inner() != null ? type.inner() : type;
    if (!PLAIN.contains(plain.name())) {
      findings.problem(
          table.place(),
          "the key column '%s' of %s is of type %s, whose text may be spelled in several ways; both sides might see different owners: use text, a number or a uuid",
          column.name(),
          where,
          column.declared());
    }
  }

  @Override
  public String toString() {
    return "the key columns";
  }
}
