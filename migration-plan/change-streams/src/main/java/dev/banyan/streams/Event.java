package dev.banyan.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a record of a forward stream says.
sealed interface Event {
  StreamRecord record();

  /// A legacy row was inserted, updated, deleted, or read by the snapshot.
  ///
  /// @param key the legacy primary key as a JSON array
  /// @param before null if it was not there, or not sent
  /// @param after null if it is gone
  record RowChanged(
      StreamRecord record,
      MappedTable table,
      String key,
      @Nullable ObjectNode before,
      @Nullable ObjectNode after,
      long lsn,
      Instant committedAt)
      implements Event {}

  /// The pulse beat.
  record Beaten(StreamRecord record, long beat, Instant committedAt) implements Event {}

  /// Cannot be applied as it stands.
  ///
  /// @param key of the row, where that much is known
  record Unreadable(
      StreamRecord record, @Nullable String table, @Nullable String key, String reason)
      implements Event {}

  /// Nothing to apply: a tombstone, or the snapshot's view of the pulse.
  record Nothing(StreamRecord record) implements Event {}
}
