package dev.banyan.streams;

import dev.banyan.streams.Event.RowChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes batches of a stream into the database they are for, each change exactly once: the rows
/// and the position they lead to are one transaction.
public final class Applier {
  private final DataSource target;
  private final ChangeStream stream;
  private final String topic;

  /// @param target connects as the applier's role in the database that is written
  public Applier(DataSource target, ChangeStream stream) {
    this.target = target;
    this.stream = stream;
    this.topic = stream.topic();
  }

  /// Applies a batch. Records below the stored position are skipped, so a batch may be handed over
  /// again after any failure, alone or cut in other ways. A change that the database refuses is
  /// parked with its reason.
  ///
  /// @param batch in the topic's order per partition
  /// @throws SQLException nothing of the batch was applied; hand it over again
  public Applied apply(List<StreamRecord> batch) throws SQLException {
    if (batch.isEmpty()) {
      return new Applied(0, 0, 0);
    }
    SortedSet<Integer> partitions = partitions(batch);
    try (Connection connection = target.getConnection()) {
      connection.setAutoCommit(true);
      try (ReplicationOrigin origin =
          ReplicationOrigin.hold(connection, topic + "." + partitions.first())) {
        connection.setAutoCommit(false);
        try {
          Applied applied = apply(connection, batch, partitions);
          connection.commit();
          return applied;
        } catch (SQLException | RuntimeException failed) {
          Transactions.rollBack(connection, failed);
          throw failed;
        } finally {
          if (!connection.isClosed()) {
            connection.setAutoCommit(true);
          }
        }
      }
    }
  }

  private SortedSet<Integer> partitions(List<StreamRecord> batch) {
    SortedSet<Integer> partitions = new TreeSet<>();
    for (StreamRecord record : batch) {
      if (!record.topic().equals(topic)) {
        throw new IllegalArgumentException(
            "applier of '" + topic + "' was given a record of '" + record.topic() + "'");
      }
      partitions.add(record.partition());
    }
    return partitions;
  }

  private Applied apply(
      Connection connection, List<StreamRecord> batch, SortedSet<Integer> partitions)
      throws SQLException {
    Transactions.execute(
        connection,
        "set local session_replication_role = replica",
        "set local lock_timeout = '5s'");
    Map<Integer, Long> next = StoredPositions.lock(connection, stream.name(), topic, partitions);
    List<StreamRecord> fresh =
        batch.stream()
            .filter(record -> record.offset() >= next.getOrDefault(record.partition(), 0L))
            .toList();
    if (fresh.isEmpty()) {
      return new Applied(0, batch.size(), Parking.count(connection, topic));
    }
    List<MappedTable> tables = new ArrayList<>();
    for (StreamTable mapping : stream.tables()) {
      tables.add(MappedTable.read(connection, mapping));
    }
    Map<String, MappedTable> byName = new HashMap<>();
    tables.forEach(table -> byName.put(table.mapping().source(), table));
    Envelope envelope = new Envelope(stream, byName);
    List<Event> events = fresh.stream().map(envelope::read).toList();

    boolean waiting = Parking.count(connection, topic) > 0;
    write(connection, new RowWriter(tables), envelope, events, waiting);
    seePulse(connection, events);
    advance(connection, events, next);
    int rows = (int) events.stream().filter(RowChanged.class::isInstance).count();
    return new Applied(rows, batch.size() - fresh.size(), Parking.count(connection, topic));
  }

  private void write(
      Connection connection,
      RowWriter writer,
      Envelope envelope,
      List<Event> events,
      boolean waiting)
      throws SQLException {
    List<RowChanged> changes =
        events.stream().filter(RowChanged.class::isInstance).map(RowChanged.class::cast).toList();
    if (waiting) {
      Parking.supersede(connection, changes);
    }
    boolean whole = refusal(connection, writer, changes) == null;
    boolean parked = false;
    for (Event event : events) {
      switch (event) {
        case RowChanged change -> {
          if (!whole) {
            parked |= writeAlone(connection, writer, change);
          }
        }
        case Event.Unreadable bad -> {
          Parking.park(connection, bad.record(), bad.table(), bad.key(), bad.reason(), false);
        }
        case Event.Beaten beaten -> {}
        case Event.Nothing nothing -> {}
      }
    }
    if (waiting || parked) {
      tryAgain(connection, writer, envelope);
    }
  }

  /// Row by row, uncollapsed: what a row was in between may be what lets another one in.
  private static boolean writeAlone(Connection connection, RowWriter writer, RowChanged change)
      throws SQLException {
    List<RowChanged> alone = List.of(change);
    Parking.supersede(connection, alone);
    SQLException refusal = refusal(connection, writer, alone);
    if (refusal != null) {
      Parking.park(
          connection,
          change.record(),
          change.table().mapping().source(),
          change.key(),
          reason(refusal),
          Refusals.mayPass(refusal));
    }
    return refusal != null;
  }

  private void tryAgain(Connection connection, RowWriter writer, Envelope envelope)
      throws SQLException {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (StreamRecord record : Parking.triable(connection, topic)) {
        if (envelope.read(record) instanceof RowChanged change
            && refusal(connection, writer, List.of(change)) == null) {
          Parking.release(connection, record);
          moved = true;
        }
      }
    }
  }

  /// Writes, or undoes it and tells why these rows cannot be; other failures are thrown.
  private static @Nullable SQLException refusal(
      Connection connection, RowWriter writer, List<RowChanged> changes) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      writer.write(connection, changes);
      connection.releaseSavepoint(before);
      return null;
    } catch (SQLException failed) {
      if (!Refusals.ofRows(failed)) {
        throw failed;
      }
      connection.rollback(before);
      connection.releaseSavepoint(before);
      return failed;
    }
  }

  private static String reason(SQLException refusal) {
    return refusal.getSQLState() + ": " + refusal.getMessage();
  }

  private void seePulse(Connection connection, List<Event> events) throws SQLException {
    Event.Beaten newest = null;
    for (Event event : events) {
      if (event instanceof Event.Beaten beaten
          && (newest == null || beaten.beat() > newest.beat())) {
        newest = beaten;
      }
    }
    if (newest != null) {
      Transactions.update(
          connection,
          """
          insert into strangler.pulse_seen values (?, ?, ?, clock_timestamp())
          on conflict (capability) do update set beat = excluded.beat,
            committed_at = excluded.committed_at, applied_at = excluded.applied_at
          where pulse_seen.beat < excluded.beat""",
          stream.capability().name(),
          newest.beat(),
          newest.committedAt().atOffset(ZoneOffset.UTC));
    }
  }

  private void advance(Connection connection, List<Event> events, Map<Integer, Long> next)
      throws SQLException {
    Map<Integer, StoredPositions.Advance> advances = new TreeMap<>();
    for (Event event : events) {
      int partition = event.record().partition();
      advances
          .computeIfAbsent(partition, p -> new StoredPositions.Advance(p, next.getOrDefault(p, 0L)))
          .past(event);
    }
    for (StoredPositions.Advance advance : advances.values()) {
      StoredPositions.advance(connection, topic, advance);
    }
  }
}
