package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database that a stream is applied to: schema `strangler` there, with position, pulse and
/// parked changes.
public final class StreamTarget {
  private final DataSource database;
  private final ChangeStream stream;
  private final String applier;

  /// @param database for [#install] and [#remove], a member of the role that owns the tables; for
  ///   reading, any role that was granted to
  /// @param applier the role that the stream's [Applier] connects as
  public StreamTarget(DataSource database, ChangeStream stream, String applier) {
    this.database = database;
    this.stream = stream;
    this.applier = applier;
  }

  public ChangeStream stream() {
    return stream;
  }

  DataSource database() {
    return database;
  }

  /// Whether the schema stands, so that an applier can begin.
  public boolean installed() throws SQLException {
    return Transactions.in(
        database,
        connection ->
            query(
                    connection,
                    """
                    select coalesce(has_schema_privilege(oid, 'usage'), false)
                           and to_regclass('strangler.position') is not null
                    from pg_namespace where nspname = 'strangler'""",
                    row -> row.getBoolean(1))
                .equals(List.of(true)));
  }

  /// Puts up schema and rights in one transaction; what stands already stays.
  ///
  /// @param sourceTables from [StreamSource#shapes], one for each table that is read
  public void install(List<TableShape> sourceTables) throws SQLException {
    Map<String, TableShape> shapes =
        sourceTables.stream().collect(Collectors.toMap(TableShape::table, Function.identity()));
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          execute(connection, StranglerSchema.TABLES);
          for (StreamTable table : stream.tables()) {
            TableShape shape = shapes.get(table.source());
            if (shape == null) {
              throw new IllegalArgumentException("no shape given for " + table.source());
            }
            RowTypes.keep(connection, table, shape);
            MappedTable.check(connection, table);
          }
          grant(connection);
        });
  }

  /// Takes down what [#install] put up, and the schema with the last of its users; the rows stay. A
  /// later copy begins at the topic's start.
  public void remove() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          if (StranglerSchema.stands(connection)) {
            for (StreamTable table : stream.tables()) {
              execute(connection, "drop type if exists " + quoted(table.rowType()));
            }
            Transactions.update(
                connection, "delete from strangler.position where stream = ?", stream.name());
            Transactions.update(
                connection,
                "delete from strangler.pulse_seen where capability = ?",
                stream.capability().name());
            Transactions.update(
                connection, "delete from strangler.parked where topic = ?", stream.topic());
            revoke(connection);
            StranglerSchema.dropUnused(connection);
          }
        });
    Transactions.run(database, this::dropOrigins);
  }

  /// Origins belong to the server, not to the schema; who may not drop them leaves them.
  private void dropOrigins(Connection connection) throws SQLException {
    boolean mayDrop =
        query(
                connection,
                "select has_function_privilege('pg_replication_origin_drop(text)', 'execute')",
                row -> row.getBoolean(1))
            .getFirst();
    if (mayDrop) {
      query(
          connection,
          "select pg_replication_origin_drop(roname) is null from pg_replication_origin where roname like ? || '.%'",
          row -> row.getBoolean(1),
          stream.topic());
    }
  }

  /// Lets go of the position: the stream begins anew where the topic begins.
  public void forgetPosition() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          Transactions.update(
              connection, "delete from strangler.position where stream = ?", stream.name());
        });
  }

  /// How far the stream has come.
  public Progress progress() throws SQLException {
    return Transactions.in(
        database,
        connection ->
            new Progress(
                positions(connection),
                pulse(connection),
                Parking.count(connection, stream.topic(), false),
                Parking.count(connection, stream.topic(), true)));
  }

  /// Changes that were put aside, oldest first.
  public List<ParkedChange> parked(int atMost) throws SQLException {
    return Transactions.in(
        database, connection -> Parking.list(connection, stream.topic(), atMost));
  }

  /// Lets everything that is put aside be tried again with the next batch, except what is rogue.
  ///
  /// @return how many changes
  public int retryParked() throws SQLException {
    return Transactions.in(database, connection -> Parking.retry(connection, stream.topic()));
  }

  /// Forgets rogue changes, after a person has decided: the alarm ends, and the rows stay as they
  /// are until a diff repairs them.
  ///
  /// @return how many changes
  public int forgetRogue() throws SQLException {
    return Transactions.in(database, connection -> Parking.forgetRogue(connection, stream.topic()));
  }

  /// One for each partition that delivered something.
  public List<Position> positions() throws SQLException {
    return Transactions.in(database, this::positions);
  }

  /// Empty until the first beat arrived after the snapshot.
  public Optional<PulseSeen> pulse() throws SQLException {
    return Transactions.in(database, connection -> Optional.ofNullable(pulse(connection)));
  }

  private void becomeOwner(Connection connection) throws SQLException {
    String owner = TableOwner.of(connection, stream.tables().getFirst().target());
    execute(connection, "set local role " + quoted(owner), "set local lock_timeout = '10s'");
  }

  private void grant(Connection connection) throws SQLException {
    String to = quoted(applier);
    execute(
        connection,
        "grant usage on schema strangler to " + to,
        "grant select on strangler.ownership to " + to,
        "grant select, insert, update, delete on strangler.position, strangler.pulse_seen,"
            + " strangler.parked to "
            + to);
    for (StreamTable table : stream.tables()) {
      String schema = table.target().substring(0, table.target().indexOf('.'));
      execute(
          connection,
          "grant usage on schema " + quoted(schema) + " to " + to,
          "grant select, insert, update, delete on " + quoted(table.target()) + " to " + to);
    }
  }

  /// What the applier was given; other streams of its role grant it again when they are installed.
  private void revoke(Connection connection) throws SQLException {
    for (StreamTable table : stream.tables()) {
      execute(
          connection,
          "revoke select, insert, update, delete on "
              + quoted(table.target())
              + " from "
              + quoted(applier));
    }
  }

  private List<Position> positions(Connection connection) throws SQLException {
    return query(
        connection,
        """
        select topic, partition, next_offset, lsn, committed_at, rows
        from strangler.position where stream = ? order by partition""",
        row ->
            new Position(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                instant(row.getObject(5, OffsetDateTime.class)),
                row.getLong(6)),
        stream.name());
  }

  private @Nullable PulseSeen pulse(Connection connection) throws SQLException {
    List<PulseSeen> seen =
        query(
            connection,
            "select beat, committed_at, applied_at from strangler.pulse_seen where capability = ?",
            row ->
                new PulseSeen(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getObject(3, OffsetDateTime.class).toInstant()),
            stream.capability().name());
    return seen.isEmpty() ? null : seen.getFirst();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
