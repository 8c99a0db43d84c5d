package dev.banyan.streams;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Moves the position on, in the transaction of the rows it speaks for.
final class StoredPositions {
  private static final int ORIGIN = 0;

  private StoredPositions() {}

  /// The first offset not yet applied, by partition. The rows stay locked, so another applier of
  /// the same partitions waits and then finds its batch applied.
  static Map<Integer, Long> lock(
      Connection connection, String stream, String topic, Collection<Integer> partitions)
      throws SQLException {
    Map<Integer, Long> next = read(connection, topic, partitions);
    if (next.size() < partitions.size()) {
      Transactions.update(
          connection,
          """
          insert into strangler.position (stream, topic, partition, next_offset)
          select ?, ?, p, %d from unnest(?::int[]) p order by p on conflict do nothing"""
              .formatted(ORIGIN),
          stream,
          topic,
          partitions.toArray(Integer[]::new));
      next = read(connection, topic, partitions);
    }
    return next;
  }

  private static Map<Integer, Long> read(
      Connection connection, String topic, Collection<Integer> partitions) throws SQLException {
    Map<Integer, Long> next = new HashMap<>();
    Transactions.query(
            connection,
            """
            select partition, next_offset from strangler.position
            where topic = ? and partition = any (?::int[]) order by partition for update""",
            row -> Map.entry(row.getInt(1), row.getLong(2)),
            topic,
            partitions.toArray(Integer[]::new))
        .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
    return next;
  }

  /// By compare-and-set: a position that is not where this batch began is an error, and the batch
  /// is rolled back.
  static void advance(Connection connection, String topic, Advance advance) throws SQLException {
    Instant committedAt = advance.committedAt;
    int moved =
        Transactions.update(
            connection,
            """
            update strangler.position
            set next_offset = ?, lsn = greatest(lsn, ?), rows = rows + ?,
                committed_at = greatest(committed_at, ?::timestamptz)
            where topic = ? and partition = ? and next_offset = ?""",
            advance.to,
            advance.lsn,
            advance.rows,
            committedAt == null ? null : committedAt.atOffset(ZoneOffset.UTC),
            topic,
            advance.partition,
            advance.from);
    if (moved != 1) {
      throw new SQLException(
          "position of " + topic + "/" + advance.partition + " is no longer " + advance.from,
          "40001");
    }
  }

  /// Where a batch takes one partition.
  static final class Advance {
    private final int partition;
    private final long from;
    private long to;
    private long lsn;
    private long rows;
    private @Nullable Instant committedAt;

    Advance(int partition, long from) {
      this.partition = partition;
      this.from = from;
      this.to = from;
    }

    void past(Event event) {
      to = Math.max(to, event.record().offset() + 1);
      switch (event) {
        case Event.RowChanged change -> {
          rows++;
          newest(change.lsn(), change.committedAt());
        }
        case Event.Beaten beaten -> newest(lsn, beaten.committedAt());
        case Event.Unreadable unreadable -> {}
        case Event.Nothing nothing -> {}
      }
    }

    private void newest(long atLsn, Instant at) {
      lsn = Math.max(lsn, atLsn);
      if (committedAt == null || at.isAfter(committedAt)) {
        committedAt = at;
      }
    }
  }
}
