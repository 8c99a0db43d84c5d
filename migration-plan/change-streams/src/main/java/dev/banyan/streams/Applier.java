package dev.banyan.streams;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
  private volatile @Nullable Mappings known;

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
  /// @throws RuntimeException a mapped column has changed; what came before is applied, and the
  ///   batch is to be handed over again once the mapping was mended
  public Applied apply(List<StreamRecord> batch) throws SQLException {
    if (batch.isEmpty()) {
      return new Applied(0, 0, 0, 0);
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
      return new Applied(
          0,
          batch.size(),
          Parking.count(connection, topic, false),
          Parking.count(connection, topic, true));
    }
    Mappings mappings = mappings(connection);
    Envelope envelope = new Envelope(stream, mappings.sources());
    List<Event> events = new ArrayList<>();
    ShapeChanged changed = read(envelope, fresh, events);
    if (changed != null && events.isEmpty()) {
      throw changed;
    }
    boolean somethingWaits = Parking.count(connection, topic, false) > 0;
    int rows =
        new Applying(connection, stream, new RowWriter(mappings.tables()), envelope, somethingWaits)
            .apply(events);
    seePulse(connection, events);
    advance(connection, events, next);
    if (changed != null) {
      // What came before the table changed is kept.
      connection.commit();
      throw changed;
    }
    return new Applied(
        rows,
        batch.size() - fresh.size(),
        Parking.count(connection, topic, false),
        Parking.count(connection, topic, true));
  }

  /// Reads up to the first record of another shape, which it returns.
  private static @Nullable ShapeChanged read(
      Envelope envelope, List<StreamRecord> records, List<Event> events) {
    for (StreamRecord record : records) {
      try {
        events.add(envelope.read(record));
      } catch (ShapeChanged changed) {
        return changed;
      }
    }
    return null;
  }

  /// What the mappings were when they were last read, and what says that they still are.
  private record Mappings(
      String version, List<MappedTable> tables, Map<String, SourceTable> sources) {}

  private Mappings mappings(Connection connection) throws SQLException {
    String version = RowTypes.version(connection);
    Mappings now = known;
    if (now == null || !now.version.equals(version)) {
      List<MappedTable> tables = new ArrayList<>();
      for (StreamTable mapping : stream.tables()) {
        tables.add(MappedTable.read(connection, mapping));
      }
      now = new Mappings(version, List.copyOf(tables), SourceTable.of(tables));
      known = now;
    }
    return now;
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
