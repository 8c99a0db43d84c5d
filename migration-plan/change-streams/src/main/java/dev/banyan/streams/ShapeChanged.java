package dev.banyan.streams;

import java.util.Set;
import java.util.TreeSet;

/// A mapped column of a source table is not what it was. The stream stops before this change, and
/// goes on, with nothing lost, once the mapping fits again.
final class ShapeChanged extends RuntimeException {
  private static final long serialVersionUID = 1;

  ShapeChanged(String table, String column, Set<String> there) {
    super(
        "column '%s' of %s was dropped or renamed, but the mapping reads it; nothing is lost: the stream waits here. Mend the mapping in the plan (the table has: %s) and install it again"
            .formatted(column, table, String.join(", ", new TreeSet<>(there))));
  }

  ShapeChanged(String table, String reason) {
    super(
        "a column of %s has another type than the mapping was installed with (%s); nothing is lost: the stream waits here. Mend the mapping in the plan and install it again"
            .formatted(table, reason));
  }
}
