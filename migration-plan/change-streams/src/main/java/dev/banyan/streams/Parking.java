package dev.banyan.streams;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where changes wait that could not be applied. Later changes of the same row wait behind them, in
/// their order; others do not.
final class Parking {
  private static final int ROWS_TRIED_AT_ONCE = 50;

  /// A row of a source table.
  ///
  /// @param key its primary key as a JSON array
  record Row(String table, String key) {}

  /// Why a change is put aside.
  ///
  /// @param retry whether it is tried again by itself
  /// @param rogue whether it changes what the receiver owns: it is never applied
  record Reason(String text, boolean retry, boolean rogue) {
    static final Reason BEHIND =
        new Reason("waits behind an earlier change of the same row", false, false);

    static Reason rogue(ChangeStream stream) {
      return new Reason(
          "rogue: the %s owns this bucket, but the %s changed the row; it was written past the fence, and nothing of it is applied"
              .formatted(
                  stream.direction().receiver().name().toLowerCase(Locale.ROOT),
                  stream.direction().sender().name().toLowerCase(Locale.ROOT)),
          false,
          true);
    }
  }

  private Parking() {}

  static int count(Connection connection, String topic, boolean rogue) throws SQLException {
    return Transactions.query(
            connection,
            "select count(*) from strangler.parked where topic = ? and rogue = ?",
            row -> row.getInt(1),
            topic,
            rogue)
        .getFirst();
  }

  /// What is put aside, oldest first.
  static List<ParkedChange> list(Connection connection, String topic, int atMost)
      throws SQLException {
    return Transactions.query(
        connection,
        """
        select table_name, row_key, reason, rogue, partition, record_offset, parked_at
        from strangler.parked where topic = ? order by parked_at, partition, record_offset limit ?""",
        row ->
            new ParkedChange(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getInt(5),
                row.getLong(6),
                row.getObject(7, OffsetDateTime.class).toInstant()),
        topic,
        atMost);
  }

  static void park(
      Connection connection,
      StreamRecord record,
      @Nullable String table,
      @Nullable String key,
      Reason reason)
      throws SQLException {
    byte[] value = record.value();
    String payload =
        value == null ? null : new String(value, StandardCharsets.UTF_8).replace("\0", "");
    Transactions.update(
        connection,
        """
        insert into strangler.parked (topic, partition, record_offset, table_name, row_key, reason, retry, rogue, payload)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
        record.topic(),
        record.partition(),
        record.offset(),
        table,
        key,
        reason.text.replace("\0", ""),
        reason.retry,
        reason.rogue,
        payload);
  }

  /// Those of the rows that something waits for.
  static Set<Row> waitedFor(Connection connection, String topic, Collection<Row> rows)
      throws SQLException {
    return Set.copyOf(
        Transactions.query(
            connection,
            """
            select distinct table_name, row_key from strangler.parked
            join unnest(?::text[], ?::text[]) as asked (t, k) on table_name = t and row_key = k
            where topic = ? and not rogue""",
            row -> new Row(row.getString(1), row.getString(2)),
            rows.stream().map(Row::table).toArray(String[]::new),
            rows.stream().map(Row::key).toArray(String[]::new),
            topic));
  }

  /// The rows whose turn it is to be tried again; who was tried longest ago comes first.
  static List<Row> triable(Connection connection, String topic) throws SQLException {
    return Transactions.query(
        connection,
        """
        select table_name, row_key from strangler.parked
        where topic = ? and retry and not rogue and row_key is not null
        group by 1, 2 order by min(tried_at) nulls first limit %d"""
            .formatted(ROWS_TRIED_AT_ONCE),
        row -> new Row(row.getString(1), row.getString(2)),
        topic);
  }

  /// What waits for a row, oldest first.
  static List<StreamRecord> of(Connection connection, String topic, Row parked)
      throws SQLException {
    return Transactions.query(
        connection,
        """
        select topic, partition, record_offset, payload from strangler.parked
        where topic = ? and table_name = ? and row_key = ? and not rogue
        order by partition, record_offset""",
        row ->
            new StreamRecord(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4).getBytes(StandardCharsets.UTF_8)),
        topic,
        parked.table,
        parked.key);
  }

  /// Lets everything be tried again with the next batch, except what is rogue.
  ///
  /// @return how many changes
  static int retry(Connection connection, String topic) throws SQLException {
    return Transactions.update(
        connection,
        "update strangler.parked set retry = true, tried_at = null where topic = ? and not rogue",
        topic);
  }

  /// A person has decided about what is rogue; it is not kept any longer.
  ///
  /// @return how many changes
  static int forgetRogue(Connection connection, String topic) throws SQLException {
    return Transactions.update(
        connection, "delete from strangler.parked where topic = ? and rogue", topic);
  }

  static void tried(Connection connection, String topic, Row row) throws SQLException {
    Transactions.update(
        connection,
        "update strangler.parked set tried_at = clock_timestamp() where topic = ? and table_name = ? and row_key = ?",
        topic,
        row.table,
        row.key);
  }

  static void release(Connection connection, String topic, Row row) throws SQLException {
    Transactions.update(
        connection,
        "delete from strangler.parked where topic = ? and table_name = ? and row_key = ? and not rogue",
        topic,
        row.table,
        row.key);
  }
}
