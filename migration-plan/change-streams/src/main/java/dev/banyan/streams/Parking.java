package dev.banyan.streams;

import dev.banyan.streams.Event.RowChanged;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where changes wait that could not be applied. One that broke a constraint is tried again after
/// each batch, for what stood in its way may be gone; a later change of the same row replaces it.
final class Parking {
  private static final int TRIED_AGAIN = 50;

  private Parking() {}

  static int count(Connection connection, String topic) throws SQLException {
    return Transactions.query(
            connection,
            "select count(*) from strangler.parked where topic = ?",
            row -> row.getInt(1),
            topic)
        .getFirst();
  }

  static void park(
      Connection connection,
      StreamRecord record,
      @Nullable String table,
      @Nullable String key,
      String reason,
      boolean retry)
      throws SQLException {
    byte[] value = record.value();
    String payload =
        value == null ? null : new String(value, StandardCharsets.UTF_8).replace("\0", "");
    Transactions.update(
        connection,
        """
        insert into strangler.parked (topic, partition, record_offset, table_name, row_key, reason, retry, payload)
        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
        record.topic(),
        record.partition(),
        record.offset(),
        table,
        key,
        reason.replace("\0", ""),
        retry,
        payload);
  }

  /// A later change of these rows came: what waited for them is history.
  static void supersede(Connection connection, List<RowChanged> changes) throws SQLException {
    Transactions.update(
        connection,
        """
        delete from strangler.parked using unnest(?::text[], ?::text[]) as later (table_name, row_key)
        where parked.table_name = later.table_name and parked.row_key = later.row_key""",
        changes.stream().map(change -> change.table().mapping().source()).toArray(String[]::new),
        changes.stream().map(RowChanged::key).toArray(String[]::new));
  }

  static List<StreamRecord> triable(Connection connection, String topic) throws SQLException {
    return Transactions.query(
        connection,
        """
        select topic, partition, record_offset, payload from strangler.parked
        where topic = ? and retry order by parked_at, partition, record_offset limit """
            + " "
            + TRIED_AGAIN,
        row ->
            new StreamRecord(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4).getBytes(StandardCharsets.UTF_8)),
        topic);
  }

  static void release(Connection connection, StreamRecord record) throws SQLException {
    Transactions.update(
        connection,
        "delete from strangler.parked where topic = ? and partition = ? and record_offset = ?",
        record.topic(),
        record.partition(),
        record.offset());
  }
}
