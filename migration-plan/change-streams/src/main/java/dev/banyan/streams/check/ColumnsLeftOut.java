package dev.banyan.streams.check;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Columns that nothing writes keep what they hold, and new rows get their defaults: right for
/// some, a loss for others, so it is said.
final class ColumnsLeftOut implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    Map<String, Way> first = new LinkedHashMap<>();
    Map<String, Set<String>> written = new LinkedHashMap<>();
    Set<String> notUnderstood = new LinkedHashSet<>();
    for (Way way : subject.ways()) {
      String target = way.direction() + way.table().target();
      Optional<Understanding.Bound> bound = subject.inTarget(way).bound();
      if (bound.isEmpty()) {
        notUnderstood.add(target);
      } else {
        first.putIfAbsent(target, way);
        written.computeIfAbsent(target, table -> new LinkedHashSet<>()).addAll(bound.get().names());
      }
    }
    for (Map.Entry<String, Way> table : first.entrySet()) {
      if (!notUnderstood.contains(table.getKey())) {
        look(subject, table.getValue(), written.getOrDefault(table.getKey(), Set.of()), findings);
      }
    }
  }

  private static void look(Subject subject, Way way, Set<String> written, Findings findings)
      throws SQLException {
    LiveTable target = subject.target(way).table(way.table().target()).orElseThrow();
    var left =
        target.columns().stream()
            .filter(column -> !written.contains(column.name()) && !column.computed())
            .map(column -> column.name() + (column.filled() ? " (default)" : " (NULL)"))
            .toList();
    if (!left.isEmpty()) {
      findings.note(
          way.place(),
          "no '%s' writes these columns of %s, so they keep what they hold, and new rows get: %s",
          way.direction().word(),
          target.name(),
          String.join(", ", left));
    }
  }

  @Override
  public String toString() {
    return "the columns that are left out";
  }
}
