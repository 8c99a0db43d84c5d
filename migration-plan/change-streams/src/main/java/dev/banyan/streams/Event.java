package dev.banyan.streams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a record of a stream says.
sealed interface Event {
  StreamRecord record();

  /// A row was inserted, updated, deleted, or read by the snapshot.
  ///
  /// @param key the source's primary key as a JSON array
  /// @param before JSON that SQL can read; null if it was not there, or not sent
  /// @param after the same; null if it is gone
  /// @param snapshot whether it was read, not changed
  record RowChanged(
      StreamRecord record,
      SourceTable table,
      String key,
      @Nullable String before,
      @Nullable String after,
      boolean snapshot,
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
