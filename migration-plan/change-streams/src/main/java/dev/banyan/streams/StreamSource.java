package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// A database that streams are read from: what has to stand in it so that Debezium can read a
/// stream's tables, and the pulse.
///
/// Installing and removing may be repeated. Each table is changed in a transaction of its own, so
/// that one exclusive lock is held at a time and the application cannot be deadlocked with.
public final class StreamSource {
  /// The newest beat, and what time it is there.
  public record Pulse(Beat beat, Instant now) {}

  /// The replication slot as the server sees it.
  ///
  /// @param active whether Debezium reads from it now
  /// @param lost whether the server has thrown away changes that it still needed
  /// @param retainedBytes log that is kept for it
  public record Slot(boolean active, boolean lost, long retainedBytes) {}

  private enum ReplicaIdentity {
    DEFAULT("d"),
    FULL("f");

    private final String letter;

    ReplicaIdentity(String letter) {
      this.letter = letter;
    }
  }

  private final DataSource database;
  private final String reader;

  /// @param database connects as a member of the role that owns the tables
  /// @param reader the role Debezium connects as
  public StreamSource(DataSource database, String reader) {
    this.database = database;
    this.reader = reader;
  }

  DataSource database() {
    return database;
  }

  /// Puts up the pulse, the publication and the reader's rights.
  public void install(Connector connector, ChangeStream stream) throws SQLException {
    for (StreamTable table : stream.tables()) {
      replicaIdentity(stream, table.source(), ReplicaIdentity.FULL);
    }
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection, stream);
          pulseTable(connection, stream);
          for (StreamTable table : stream.tables()) {
            grantReading(connection, table.source());
          }
          grantReading(connection, stream.pulseTable());
          publish(connection, connector.publication(), stream.captured());
        });
  }

  /// Takes down what [#install] put up; what other capabilities need stays. The connector has to be
  /// stopped, or told of the remaining capabilities, before.
  public void remove(Connector connector, ChangeStream stream) throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection, stream);
          withdraw(connection, connector.publication(), stream.captured());
          execute(connection, "drop table if exists " + quoted(stream.pulseTable()));
          if (StranglerSchema.stands(connection)) {
            StranglerSchema.dropUnused(connection);
          }
        });
    for (StreamTable table : stream.tables()) {
      replicaIdentity(stream, table.source(), ReplicaIdentity.DEFAULT);
    }
  }

  /// Moves the pulse on by one.
  public Beat beat(ChangeStream stream) throws SQLException {
    return Transactions.in(
        database,
        connection ->
            one(
                query(
                    connection,
                    "update "
                        + quoted(stream.pulseTable())
                        + " set beat = beat + 1, at = clock_timestamp() where id = 1"
                        + " returning beat, at",
                    row ->
                        new Beat(row.getLong(1), instant(row.getObject(2, OffsetDateTime.class)))),
                stream));
  }

  /// Reads the pulse without moving it.
  public Pulse pulse(ChangeStream stream) throws SQLException {
    return Transactions.in(
        database,
        connection ->
            one(
                query(
                    connection,
                    "select beat, at, clock_timestamp() from "
                        + quoted(stream.pulseTable())
                        + " where id = 1",
                    row ->
                        new Pulse(
                            new Beat(
                                row.getLong(1), instant(row.getObject(2, OffsetDateTime.class))),
                            instant(row.getObject(3, OffsetDateTime.class)))),
                stream));
  }

  /// The shapes of the stream's source tables, for [StreamTarget#install].
  public List<TableShape> shapes(ChangeStream stream) throws SQLException {
    return Transactions.in(
        database,
        connection -> {
          List<TableShape> tables = new ArrayList<>();
          for (String table :
              stream.tables().stream().map(StreamTable::source).distinct().toList()) {
            tables.add(RowTypes.read(connection, table));
          }
          return tables;
        });
  }

  /// Empty while the connector has not made it yet.
  public Optional<Slot> slot(Connector connector) throws SQLException {
    return Transactions.in(
        database,
        connection ->
            query(
                    connection,
                    """
                    select active, coalesce(wal_status = 'lost', false),
                           coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)
                    from pg_replication_slots where slot_name = ?""",
                    row -> new Slot(row.getBoolean(1), row.getBoolean(2), row.getLong(3)),
                    connector.slot())
                .stream()
                .findFirst());
  }

  /// Drops the slot, which would keep the log for ever; needs a connection that may replicate. A
  /// slot that is still read from is an error.
  public void dropSlot(Connector connector) throws SQLException {
    Transactions.run(
        database,
        connection ->
            query(
                connection,
                "select pg_drop_replication_slot(slot_name) is null from pg_replication_slots"
                    + " where slot_name = ?",
                row -> row.getBoolean(1),
                connector.slot()));
  }

  private static void becomeOwner(Connection connection, ChangeStream stream) throws SQLException {
    String owner = TableOwner.of(connection, stream.tables().getFirst().source());
    execute(connection, "set local role " + quoted(owner), "set local lock_timeout = '10s'");
  }

  private void pulseTable(Connection connection, ChangeStream stream) throws SQLException {
    String pulse = quoted(stream.pulseTable());
    execute(
        connection,
        StranglerSchema.TABLES,
        "create table if not exists "
            + pulse
            + " (id int primary key check (id = 1), beat bigint not null, at timestamptz not null)",
        "insert into " + pulse + " values (1, 0, clock_timestamp()) on conflict do nothing");
  }

  private void replicaIdentity(ChangeStream stream, String table, ReplicaIdentity wanted)
      throws SQLException {
    Transactions.insistently(
        database,
        connection -> {
          becomeOwner(connection, stream);
          // Whoever wants the table queues behind this lock: rather give way and come again.
          execute(connection, "set local lock_timeout = '500ms'");
          String present =
              query(
                      connection,
                      "select relreplident from pg_class where oid = ?::regclass",
                      row -> row.getString(1),
                      quoted(table))
                  .getFirst();
          if (!present.equals(wanted.letter)) {
            execute(connection, "alter table " + quoted(table) + " replica identity " + wanted);
          }
        });
  }

  private void grantReading(Connection connection, String table) throws SQLException {
    String schema = table.substring(0, table.indexOf('.'));
    execute(
        connection,
        "grant usage on schema " + quoted(schema) + " to " + quoted(reader),
        "grant select on " + quoted(table) + " to " + quoted(reader));
  }

  private static void publish(Connection connection, String publication, List<String> tables)
      throws SQLException {
    boolean exists =
        !query(
                connection,
                "select 1 from pg_publication where pubname = ?",
                row -> row.getInt(1),
                publication)
            .isEmpty();
    if (!exists) {
      execute(
          connection,
          "create publication " + publication + " with (publish = 'insert, update, delete')");
    }
    Set<String> published = published(connection, publication);
    for (String table : tables) {
      if (!published.contains(table)) {
        execute(connection, "alter publication " + publication + " add table " + quoted(table));
      }
    }
  }

  private static void withdraw(Connection connection, String publication, List<String> tables)
      throws SQLException {
    Set<String> published = published(connection, publication);
    for (String table : tables) {
      if (published.contains(table)) {
        execute(connection, "alter publication " + publication + " drop table " + quoted(table));
      }
    }
    if (published(connection, publication).isEmpty()) {
      execute(connection, "drop publication if exists " + publication);
    }
  }

  private static Set<String> published(Connection connection, String publication)
      throws SQLException {
    return Set.copyOf(
        query(
            connection,
            "select schemaname || '.' || tablename from pg_publication_tables where pubname = ?",
            row -> row.getString(1),
            publication));
  }

  private static <T> T one(List<T> rows, ChangeStream stream) {
    if (rows.isEmpty()) {
      throw new IllegalStateException(
          "the pulse of '" + stream.name() + "' has no row where it is read: install it again");
    }
    return rows.getFirst();
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
