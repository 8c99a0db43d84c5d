package dev.banyan.streams;

import dev.banyan.model.Bucket;
import dev.banyan.streams.Event.RowChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the database that is written owns itself, by its own number, read in the transaction that
/// applies. Nobody else may change that: such a change is a rogue write.
///
/// Buckets between the two numbers are owned by nobody: what was written before they were fenced is
/// still on its way and is welcome.
final class Receiver {
  private final ChangeStream stream;
  private final int number;

  private Receiver(ChangeStream stream, int number) {
    this.stream = stream;
    this.number = number;
  }

  /// Without a number nothing was ever handed over: the monolith owns everything.
  static Receiver read(Connection connection, ChangeStream stream) throws SQLException {
    int number =
        Transactions.query(
                connection,
                "select number from strangler.ownership where capability = ?",
                row -> row.getInt(1),
                stream.capability().name())
            .stream()
            .findFirst()
            .orElse(0);
    return new Receiver(stream, number);
  }

  boolean ownsNothing() {
    return switch (stream.direction()) {
      case FORWARD -> number == 0;
      case BACKWARD -> number == Bucket.COUNT;
    };
  }

  /// Those of the changes that touch a bucket that the receiver owns, before or after.
  Set<RowChanged> owned(Connection connection, List<RowChanged> changes) throws SQLException {
    if (ownsNothing() || changes.isEmpty()) {
      return Set.of();
    }
    Map<SourceTable, List<RowChanged>> byTable = new LinkedHashMap<>();
    for (RowChanged change : changes) {
      byTable.computeIfAbsent(change.table(), table -> new ArrayList<>()).add(change);
    }
    Set<RowChanged> owned = new HashSet<>();
    for (Map.Entry<SourceTable, List<RowChanged>> entry : byTable.entrySet()) {
      owned.addAll(owned(connection, entry.getKey(), entry.getValue()));
    }
    return owned;
  }

  private Set<RowChanged> owned(Connection connection, SourceTable table, List<RowChanged> changes)
      throws SQLException {
    List<RowChanged> byImage = new ArrayList<>();
    StringBuilder images = new StringBuilder("[");
    for (RowChanged change : changes) {
      for (String image : new String[] {change.before(), change.after()}) {
        if (image != null) {
          images.append(byImage.isEmpty() ? "" : ",").append(image);
          byImage.add(change);
        }
      }
    }
    String sql =
        "select ord from (select ord, %s as k from json_array_elements(?::json) with ordinality e (image, ord)) r where (%s) %s %d"
            .formatted(
                key(table),
                Bucket.sql("k"),
                stream.direction() == Direction.FORWARD ? "<" : ">=",
                number);
    return new HashSet<>(
        Transactions.query(
            connection, sql, row -> byImage.get(row.getInt(1) - 1), images.append(']').toString()));
  }

  private String key(SourceTable table) {
    String column = table.key();
    if (column == null) {
      return Transactions.literal(Bucket.NOBODY);
    }
    String text =
        "coalesce((json_populate_record(null::%s, image)).%s::text, '*')"
            .formatted(Transactions.quoted(table.rowType()), Transactions.quoted(column));
    return stream.capability().key().canonical().sql(text);
  }
}
