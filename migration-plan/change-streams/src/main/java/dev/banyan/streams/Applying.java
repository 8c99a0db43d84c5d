package dev.banyan.streams;

import dev.banyan.streams.Event.RowChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the events of one batch, in its transaction, and puts aside what cannot be written.
final class Applying {
  private final Connection connection;
  private final ChangeStream stream;
  private final RowWriter writer;
  private final Envelope envelope;
  private final boolean somethingWaits;
  private final Receiver receiver;
  private final Set<Parking.Row> blocked = new HashSet<>();
  private final Set<Parking.Row> moved = new LinkedHashSet<>();

  /// @param somethingWaits whether changes of this stream are put aside already
  Applying(
      Connection connection,
      ChangeStream stream,
      RowWriter writer,
      Envelope envelope,
      boolean somethingWaits)
      throws SQLException {
    this.receiver = Receiver.read(connection, stream);
    this.connection = connection;
    this.stream = stream;
    this.writer = writer;
    this.envelope = envelope;
    this.somethingWaits = somethingWaits;
  }

  /// @return how many changes were for this database to apply
  int apply(List<Event> events) throws SQLException {
    List<RowChanged> all = changes(events);
    Set<RowChanged> owned = receiver.owned(connection, all);
    if (somethingWaits) {
      blocked.addAll(
          Parking.waitedFor(
              connection, stream.topic(), all.stream().map(Applying::row).distinct().toList()));
    }
    List<RowChanged> ready = new ArrayList<>();
    int applied = 0;
    for (Event event : events) {
      switch (event) {
        case RowChanged change when owned.contains(change) -> {
          // A snapshot only tells what the sender has; whose it is was settled otherwise.
          if (!change.snapshot()) {
            park(change, Parking.Reason.rogue(stream));
          }
        }
        case RowChanged change -> {
          applied++;
          if (blocked.contains(row(change))) {
            park(change, Parking.Reason.BEHIND);
            moved.add(row(change));
          } else {
            ready.add(change);
          }
        }
        case Event.Unreadable bad -> unreadable(bad);
        case Event.Beaten beaten -> {}
        case Event.Nothing nothing -> {}
      }
    }
    write(ready);
    if (somethingWaits || !blocked.isEmpty()) {
      tryAgain();
    }
    return applied;
  }

  private void unreadable(Event.Unreadable bad) throws SQLException {
    String table = bad.table();
    String key = bad.key();
    Parking.park(
        connection, bad.record(), table, key, new Parking.Reason(bad.reason(), false, false));
    if (table != null && key != null) {
      blocked.add(new Parking.Row(table, key));
    }
  }

  private void write(List<RowChanged> changes) throws SQLException {
    if (refusal(changes) == null) {
      return;
    }
    // Row by row, uncollapsed: what a row was in between may be what lets another one in.
    for (RowChanged change : changes) {
      Parking.Row row = row(change);
      if (blocked.contains(row)) {
        park(change, Parking.Reason.BEHIND);
        moved.add(row);
        continue;
      }
      SQLException refusal = refusal(List.of(change));
      if (refusal != null) {
        mustBeOfTheKnownShape(change);
        park(
            change,
            new Parking.Reason(
                refusal.getSQLState() + ": " + refusal.getMessage(),
                Refusals.mayPass(refusal),
                false));
        blocked.add(row);
      }
    }
  }

  /// All that waits for a row is applied as one, so a later change may mend what an earlier one
  /// broke. One row that gets in may make room for others.
  private void tryAgain() throws SQLException {
    Set<Parking.Row> rows = new LinkedHashSet<>(moved);
    rows.addAll(Parking.triable(connection, stream.topic()));
    boolean progress = true;
    while (progress && !rows.isEmpty()) {
      progress = false;
      for (Parking.Row row : List.copyOf(rows)) {
        if (getsIn(row)) {
          Parking.release(connection, stream.topic(), row);
          rows.remove(row);
          progress = true;
        }
      }
    }
    for (Parking.Row row : rows) {
      Parking.tried(connection, stream.topic(), row);
    }
  }

  private boolean getsIn(Parking.Row row) throws SQLException {
    List<Event> waiting = new ArrayList<>();
    for (StreamRecord record : Parking.of(connection, stream.topic(), row)) {
      try {
        waiting.add(envelope.read(record));
      } catch (ShapeChanged ofAnotherTime) {
        return false;
      }
    }
    // What the receiver came to own meanwhile is not overwritten by what waited.
    return !waiting.isEmpty()
        && waiting.getLast() instanceof RowChanged
        && receiver.owned(connection, changes(waiting)).isEmpty()
        && refusal(changes(waiting)) == null;
  }

  /// Values that do not even fit the row's type are no fault of this row: the table has changed.
  private void mustBeOfTheKnownShape(RowChanged change) throws SQLException {
    Savepoint before = connection.setSavepoint();
    String image = change.after() == null ? change.before() : change.after();
    try {
      Transactions.query(
          connection,
          "select json_populate_record(null::%s, ?::json) is null"
              .formatted(Transactions.quoted(change.table().rowType())),
          row -> true,
          image);
      connection.releaseSavepoint(before);
    } catch (SQLException doesNotFit) {
      if (!Refusals.ofRows(doesNotFit)) {
        throw doesNotFit;
      }
      throw new ShapeChanged(change.table().name(), String.valueOf(doesNotFit.getMessage()));
    }
  }

  private void park(RowChanged change, Parking.Reason reason) throws SQLException {
    Parking.park(connection, change.record(), change.table().name(), change.key(), reason);
  }

  /// Writes, or undoes it and tells why these rows cannot be; other failures are thrown.
  private @Nullable SQLException refusal(List<RowChanged> changes) throws SQLException {
    if (changes.isEmpty()) {
      return null;
    }
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

  private static List<RowChanged> changes(List<Event> events) {
    return events.stream()
        .filter(RowChanged.class::isInstance)
        .map(RowChanged.class::cast)
        .toList();
  }

  private static Parking.Row row(RowChanged change) {
    return new Parking.Row(change.table().name(), change.key());
  }
}
