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
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// A database that streams are read from: what has to stand in it so that Debezium can read a
/// stream's tables, and the pulse.
///
/// Installing and removing may be repeated. Each table is changed in a transaction of its own, so
/// that one exclusive lock is held at a time and the application cannot be deadlocked with.
public final class StreamSource {
  /// The newest beat, and what time it is there.
  public record Pulse(Beat beat, Instant now) {}

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
          signalTable(connection);
          List<String> published = new ArrayList<>(stream.captured());
          published.add(Connector.SIGNALS);
          new Publication(connector.publication()).add(connection, published);
        });
  }

  /// Takes down what [#install] put up; what other capabilities need stays. The connector has to be
  /// stopped, or told of the remaining capabilities, before.
  public void remove(Connector connector, ChangeStream stream) throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection, stream);
          Publication publication = new Publication(connector.publication());
          boolean last = publication.withdraw(connection, stream.captured());
          Set<String> stillRead = publication.tables(connection);
          for (StreamTable table : stream.tables()) {
            if (!stillRead.contains(table.source())) {
              execute(
                  connection,
                  "revoke select on " + quoted(table.source()) + " from " + quoted(reader));
            }
          }
          execute(connection, "drop table if exists " + quoted(stream.pulseTable()));
          if (StranglerSchema.stands(connection)) {
            if (last) {
              execute(connection, "drop table if exists " + Connector.SIGNALS);
            } else {
              forgetCopies(connection, stream);
            }
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

  public ReplicationSlot slot(Connector connector) {
    return new ReplicationSlot(database, connector.slot());
  }

  /// Asks the connector to send all rows of a stream again, beside what it reads from the log;
  /// asked twice under one name, it does so once.
  ///
  /// @param name unique among all that is ever asked
  public void copy(ChangeStream stream, String name) throws SQLException {
    String tables =
        stream.tables().stream()
            .map(table -> "\"" + Connector.pattern(table.source()).replace("\\", "\\\\") + "\"")
            .distinct()
            .collect(Collectors.joining(", "));
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection, stream);
          Transactions.update(
              connection,
              "insert into strangler.signal values (?, 'execute-snapshot', ?) on conflict do nothing",
              name,
              "{\"type\": \"incremental\", \"data-collections\": [" + tables + "]}");
        });
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

  /// Debezium writes there too: between its marks it knows which changes overtook a chunk of the
  /// copy.
  private void signalTable(Connection connection) throws SQLException {
    execute(
        connection,
        "create table if not exists strangler.signal"
            + " (id varchar(100) primary key, type varchar(32) not null, data varchar(2048))",
        "grant usage on schema strangler to " + quoted(reader),
        "grant select, insert, delete on strangler.signal to " + quoted(reader));
  }

  /// A later copy of the same name is another one.
  private static void forgetCopies(Connection connection, ChangeStream stream) throws SQLException {
    Transactions.update(
        connection, "delete from strangler.signal where id = ?", stream.firstCopy());
  }

  private void replicaIdentity(ChangeStream stream, String table, ReplicaIdentity wanted)
      throws SQLException {
    Transactions.insistently(
        database,
        connection -> {
          becomeOwner(connection, stream);
          wanted.set(connection, table);
        });
  }

  private void grantReading(Connection connection, String table) throws SQLException {
    String schema = table.substring(0, table.indexOf('.'));
    execute(
        connection,
        "grant usage on schema " + quoted(schema) + " to " + quoted(reader),
        "grant select on " + quoted(table) + " to " + quoted(reader));
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
