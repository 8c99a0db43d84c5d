package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.query;

import dev.banyan.model.Crossing;
import dev.banyan.model.Side;
import dev.banyan.model.Spelling;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Foreign keys and triggers between the capability's tables and others do nothing once the two
/// live apart. Each must have been thought of.
final class Crossings implements Check {
  /// @param name as the plan names it
  /// @param table of the capability
  /// @param does what it does, in words
  private record Found(String name, String table, String does) {}

  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    Set<String> decided =
        subject.all().stream()
            .flatMap(capability -> capability.crossings().stream())
            .map(Crossing::name)
            .collect(Collectors.toSet());
    Set<String> there = new TreeSet<>();
    for (Side side : Side.values()) {
      List<PlannedTable> ours =
          subject.tables().stream().filter(table -> table.side() == side).toList();
      for (Found found : found(subject.of(side), names(ours))) {
        there.add(found.name());
        if (!decided.contains(found.name())) {
          undecided(subject, ours, side, found, findings);
        }
      }
    }
    for (Crossing crossing : subject.capability().crossings()) {
      if (!there.contains(crossing.name())) {
        findings.problem(
            crossing.place(),
            there,
            "no foreign key or trigger '%s' crosses to or from this capability%s; take it out",
            crossing.name(),
            Spelling.hint(crossing.name(), there));
      }
    }
  }

  private static void undecided(
      Subject subject, List<PlannedTable> ours, Side side, Found found, Findings findings) {
    findings.problem(
        ours.stream()
            .filter(table -> table.name().equals(found.table()))
            .map(PlannedTable::place)
            .findFirst()
            .orElse(subject.place()),
        "%s %s in %s; nothing holds the two together once they live apart: say under 'crossings' why that is right (%s: …), or drop it",
        found.name(),
        found.does(),
        subject.of(side).called(),
        found.name());
  }

  private static List<String> names(List<PlannedTable> tables) {
    return tables.stream().map(PlannedTable::name).toList();
  }

  private static List<Found> found(LiveDatabase database, List<String> ours) throws SQLException {
    List<Found> found = new ArrayList<>(foreignKeys(database, ours));
    List<String> others = new ArrayList<>(database.tableNames());
    others.removeAll(ours);
    for (LiveTrigger trigger : LiveTrigger.of(database.connection())) {
      boolean own = ours.contains(trigger.table());
      List<String> reached = trigger.mentioned(own ? others : ours);
      if (own && !trigger.readable()) {
        found.add(
            new Found(
                trigger.called(),
                trigger.table(),
                "is a trigger in %s, which may do anything".formatted(trigger.language())));
      } else if (!reached.isEmpty()) {
        found.add(
            new Found(
                trigger.called(),
                own ? trigger.table() : reached.getFirst(),
                "is a trigger whose function speaks of " + String.join(", ", reached)));
      }
    }
    return found;
  }

  private static List<Found> foreignKeys(LiveDatabase database, List<String> ours)
      throws SQLException {
    String mine = String.join(",", ours);
    return query(
        database.connection(),
        """
        with crossing as (
          select k.conname, n.nspname || '.' || c.relname as child, m.nspname || '.' || p.relname as parent
          from pg_constraint k
          join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_class p on p.oid = k.confrelid join pg_namespace m on m.oid = p.relnamespace
          where k.contype = 'f' and k.conparentid = 0)
        select child || '.' || conname, child, parent,
               child = any (string_to_array(?, ',')), parent = any (string_to_array(?, ','))
        from crossing
        where (child = any (string_to_array(?, ','))) <> (parent = any (string_to_array(?, ',')))
        order by 1""",
        row ->
            new Found(
                row.getString(1),
                row.getBoolean(4) ? row.getString(2) : row.getString(3),
                "is a foreign key from %s to %s".formatted(row.getString(2), row.getString(3))),
        mine,
        mine,
        mine,
        mine);
  }

  @Override
  public String toString() {
    return "what crosses to other capabilities";
  }
}
