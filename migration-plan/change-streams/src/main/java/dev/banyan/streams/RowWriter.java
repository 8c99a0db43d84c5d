package dev.banyan.streams;

import dev.banyan.streams.Event.RowChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes changed rows into the target: collapsed to the last change per primary key, deletes
/// first, then one upsert per table in the mapping's order.
final class RowWriter {
  /// As PostgreSQL names a reference to a row that is not there.
  private static final String NO_SUCH_ROW = "23503";

  private final List<MappedTable> tables;

  /// @param tables in the order in which rows must arrive
  RowWriter(List<MappedTable> tables) {
    this.tables = tables;
  }

  void write(Connection connection, List<RowChanged> changes) throws SQLException {
    Map<String, Map<String, Row>> collapsed = collapse(changes);
    for (MappedTable table : tables.reversed()) {
      Map<String, Row> rows = collapsed.getOrDefault(table.mapping().source(), Map.of());
      List<String> gone = rows.values().stream().flatMap(row -> row.were.stream()).toList();
      if (!gone.isEmpty()) {
        Transactions.update(connection, table.delete(), array(gone), array(now(rows)));
      }
    }
    for (MappedTable table : tables) {
      List<String> now = now(collapsed.getOrDefault(table.mapping().source(), Map.of()));
      if (!now.isEmpty()) {
        long homeless =
            Transactions.query(connection, table.upsert(), row -> row.getLong(1), array(now))
                .getFirst();
        if (homeless > 0) {
          throw new SQLException(
              "%d rows of %s belong to rows of %s that are not there yet"
                  .formatted(homeless, table.mapping().source(), table.mapping().target()),
              NO_SUCH_ROW);
        }
      }
    }
  }

  private static Map<String, Map<String, Row>> collapse(List<RowChanged> changes) {
    Map<String, Map<String, Row>> collapsed = new LinkedHashMap<>();
    for (RowChanged change : changes) {
      collapsed
          .computeIfAbsent(change.table().name(), table -> new LinkedHashMap<>())
          .computeIfAbsent(change.key(), key -> new Row())
          .become(change);
    }
    return collapsed;
  }

  private static List<String> now(Map<String, Row> rows) {
    return rows.values().stream().map(row -> row.is).filter(Objects::nonNull).toList();
  }

  private static String array(List<String> rows) {
    return "[" + String.join(",", rows) + "]";
  }

  /// All that a batch says of one source row: what the target may hold of it, and what it shall.
  private static final class Row {
    private final List<String> were = new ArrayList<>();
    private @Nullable String is;

    void become(RowChanged change) {
      String before = change.before();
      // The first image is what the target holds; a deleted one may be there from a snapshot.
      if (before != null && (were.isEmpty() || change.after() == null)) {
        were.add(before);
      }
      is = change.after();
    }
  }
}
