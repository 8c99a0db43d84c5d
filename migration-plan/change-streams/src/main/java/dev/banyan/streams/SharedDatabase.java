package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// The source side of a forward stream: what has to stand in the shared database so that Debezium
/// can read a capability's tables, and the pulse.
///
/// Installing and removing may be repeated. Each table is changed in a transaction of its own, so
/// that one exclusive lock is held at a time and the application cannot be deadlocked with.
public final class SharedDatabase {
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
  public SharedDatabase(DataSource database, String reader) {
    this.database = database;
    this.reader = reader;
  }

  DataSource database() {
    return database;
  }

  /// Puts up the pulse, the publication and the reader's rights.
  public void install(Capability capability) throws SQLException {
    for (TableMapping table : capability.tables()) {
      replicaIdentity(capability, table.legacy(), ReplicaIdentity.FULL);
    }
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection, capability);
          pulseTable(connection, capability.name());
          for (TableMapping table : capability.tables()) {
            grantReading(connection, table.legacy());
          }
          grantReading(connection, ForwardStream.pulseTable(capability.name()));
          publish(connection, captured(capability));
        });
  }

  /// Takes down what [#install] put up; what other capabilities need stays. The connector has to be
  /// stopped, or told of the remaining capabilities, before.
  public void remove(Capability capability) throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection, capability);
          withdraw(connection, captured(capability));
          execute(
              connection,
              "drop table if exists " + quoted(ForwardStream.pulseTable(capability.name())));
        });
    for (TableMapping table : capability.tables()) {
      replicaIdentity(capability, table.legacy(), ReplicaIdentity.DEFAULT);
    }
  }

  /// Moves the pulse on by one.
  public Beat beat(String capability) throws SQLException {
    return Transactions.in(
        database,
        connection ->
            one(
                query(
                    connection,
                    "update "
                        + quoted(ForwardStream.pulseTable(capability))
                        + " set beat = beat + 1, at = clock_timestamp() where id = 1"
                        + " returning beat, at",
                    row ->
                        new Beat(row.getLong(1), instant(row.getObject(2, OffsetDateTime.class)))),
                capability));
  }

  /// Reads the pulse without moving it.
  public Pulse pulse(String capability) throws SQLException {
    return Transactions.in(
        database,
        connection ->
            one(
                query(
                    connection,
                    "select beat, at, clock_timestamp() from "
                        + quoted(ForwardStream.pulseTable(capability))
                        + " where id = 1",
                    row ->
                        new Pulse(
                            new Beat(
                                row.getLong(1), instant(row.getObject(2, OffsetDateTime.class))),
                            instant(row.getObject(3, OffsetDateTime.class)))),
                capability));
  }

  /// The shapes of the capability's legacy tables, for [ServiceStore#install].
  public List<LegacyTable> legacyTables(Capability capability) throws SQLException {
    return Transactions.in(
        database,
        connection -> {
          List<LegacyTable> tables = new ArrayList<>();
          for (TableMapping table : capability.tables()) {
            tables.add(LegacyTypes.read(connection, table.legacy()));
          }
          return tables;
        });
  }

  /// Empty while the connector has not made it yet.
  public Optional<Slot> slot() throws SQLException {
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
                    ForwardStream.SLOT)
                .stream()
                .findFirst());
  }

  /// Drops the slot, which would keep the log for ever; needs a connection that may replicate. A
  /// slot that is still read from is an error.
  public void dropSlot() throws SQLException {
    Transactions.run(
        database,
        connection ->
            query(
                connection,
                "select pg_drop_replication_slot(slot_name) is null from pg_replication_slots"
                    + " where slot_name = ?",
                row -> row.getBoolean(1),
                ForwardStream.SLOT));
  }

  private static void becomeOwner(Connection connection, Capability capability)
      throws SQLException {
    String owner = TableOwner.of(connection, capability.tables().getFirst().legacy());
    execute(connection, "set local role " + quoted(owner), "set local lock_timeout = '10s'");
  }

  private void pulseTable(Connection connection, String capability) throws SQLException {
    String pulse = quoted(ForwardStream.pulseTable(capability));
    execute(
        connection,
        "create schema if not exists strangler",
        "create table if not exists "
            + pulse
            + " (id int primary key check (id = 1), beat bigint not null, at timestamptz not null)",
        "insert into " + pulse + " values (1, 0, clock_timestamp()) on conflict do nothing");
  }

  private void replicaIdentity(Capability capability, String table, ReplicaIdentity wanted)
      throws SQLException {
    Transactions.insistently(
        database,
        connection -> {
          becomeOwner(connection, capability);
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

  private static List<String> captured(Capability capability) {
    List<String> tables = new ArrayList<>();
    capability.tables().forEach(table -> tables.add(table.legacy()));
    tables.add(ForwardStream.pulseTable(capability.name()));
    return tables;
  }

  private static void publish(Connection connection, List<String> tables) throws SQLException {
    boolean exists =
        !query(
                connection,
                "select 1 from pg_publication where pubname = ?",
                row -> row.getInt(1),
                ForwardStream.PUBLICATION)
            .isEmpty();
    if (!exists) {
      execute(
          connection,
          "create publication "
              + ForwardStream.PUBLICATION
              + " with (publish = 'insert, update, delete')");
    }
    Set<String> published = published(connection);
    for (String table : tables) {
      if (!published.contains(table)) {
        execute(
            connection,
            "alter publication " + ForwardStream.PUBLICATION + " add table " + quoted(table));
      }
    }
  }

  private static void withdraw(Connection connection, List<String> tables) throws SQLException {
    Set<String> published = published(connection);
    for (String table : tables) {
      if (published.contains(table)) {
        execute(
            connection,
            "alter publication " + ForwardStream.PUBLICATION + " drop table " + quoted(table));
      }
    }
    if (published(connection).isEmpty()) {
      execute(connection, "drop publication if exists " + ForwardStream.PUBLICATION);
    }
  }

  private static Set<String> published(Connection connection) throws SQLException {
    return Set.copyOf(
        query(
            connection,
            "select schemaname || '.' || tablename from pg_publication_tables where pubname = ?",
            row -> row.getString(1),
            ForwardStream.PUBLICATION));
  }

  private static <T> T one(List<T> rows, String capability) {
    if (rows.isEmpty()) {
      throw new IllegalStateException(
          "the pulse of '" + capability + "' has no row in the shared database: install it again");
    }
    return rows.getFirst();
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
