package dev.banyan.streams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.streams.Event.RowChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes changed rows into the store: collapsed to the last change per primary key, deletes first,
/// then one upsert per table in the mapping's order.
final class RowWriter {
  private final List<MappedTable> tables;

  RowWriter(List<MappedTable> tables) {
    this.tables = tables;
  }

  void write(Connection connection, List<RowChanged> changes) throws SQLException {
    Map<MappedTable, Map<String, Row>> collapsed = collapse(changes);
    for (MappedTable table : tables.reversed()) {
      Map<String, Row> rows = collapsed.getOrDefault(table, Map.of());
      ArrayNode gone = Envelope.JSON.createArrayNode();
      rows.values().forEach(row -> row.were.forEach(gone::add));
      if (!gone.isEmpty()) {
        Transactions.update(connection, table.delete(), gone.toString(), now(rows).toString());
      }
    }
    for (MappedTable table : tables) {
      ArrayNode now = now(collapsed.getOrDefault(table, Map.of()));
      if (!now.isEmpty()) {
        Transactions.update(connection, table.upsert(), now.toString());
      }
    }
  }

  private static Map<MappedTable, Map<String, Row>> collapse(List<RowChanged> changes) {
    Map<MappedTable, Map<String, Row>> collapsed = new LinkedHashMap<>();
    for (RowChanged change : changes) {
      collapsed
          .computeIfAbsent(change.table(), table -> new LinkedHashMap<>())
          .computeIfAbsent(change.key(), key -> new Row())
          .become(change);
    }
    return collapsed;
  }

  private static ArrayNode now(Map<String, Row> rows) {
    ArrayNode now = Envelope.JSON.createArrayNode();
    for (Row row : rows.values()) {
      if (row.is != null) {
        now.add(row.is);
      }
    }
    return now;
  }

  /// All that a batch says of one legacy row: what the store may hold of it, and what it shall.
  private static final class Row {
    private final List<ObjectNode> were = new ArrayList<>();
    private @Nullable ObjectNode is;

    void become(RowChanged change) {
      ObjectNode before = change.before();
      // The first image is what the store holds; a deleted one may be there from a snapshot.
      if (before != null && (were.isEmpty() || change.after() == null)) {
        were.add(before);
      }
      is = change.after();
    }
  }
}
