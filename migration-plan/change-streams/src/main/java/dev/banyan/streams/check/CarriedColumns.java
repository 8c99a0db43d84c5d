package dev.banyan.streams.check;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a mapping reads must be of a type whose values arrive as they were.
final class CarriedColumns implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (Way way : subject.ways()) {
      LiveTable source = subject.source(way).table(way.table().source()).orElseThrow();
      for (String name : read(subject, way)) {
        Optional<LiveColumn> column = source.column(name);
        Optional<String> refusal = column.flatMap(CarriedTypes::refusal);
        refusal.ifPresent(
            because ->
                findings.problem(
                    way.place(),
                    "%s reads '%s' of %s, but %s cannot be carried: %s; leave the column out of the mapping, or keep the value in another type beside it",
                    way.called(),
                    name,
                    source.name(),
                    column.map(LiveColumn::declared).orElse(""),
                    because));
      }
    }
  }

  private static Set<String> read(Subject subject, Way way) throws SQLException {
    Set<String> read = new TreeSet<>(way.table().sourcePrimaryKey());
    String key = way.table().sourceKey();
    if (key != null) {
      read.add(key);
    }
    subject.inTarget(way).bound().ifPresent(bound -> read.addAll(bound.reads()));
    return read;
  }

  @Override
  public String toString() {
    return "the types of columns";
  }
}
