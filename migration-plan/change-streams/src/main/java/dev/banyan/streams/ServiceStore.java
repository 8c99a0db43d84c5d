package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;
import static dev.banyan.streams.Transactions.update;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
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

/// The receiving side of a forward stream: schema `strangler` in a service's store, with position,
/// pulse, ownership, parked changes and the fence.
///
/// Two roles of the store are named after the capability: `catalog_app` (the service) and
/// `catalog_applier` (its intake).
public final class ServiceStore {
  private final DataSource database;
  private final Capability capability;

  /// @param database for [#install] and [#remove], a member of the role that owns the tables; for
  ///   reading, any role that was granted to
  public ServiceStore(DataSource database, Capability capability) {
    this.database = database;
    this.capability = capability;
  }

  public Capability capability() {
    return capability;
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

  /// Puts up schema, fence and rights in one transaction; what stands already stays.
  ///
  /// @param legacyTables from [SharedDatabase#legacyTables], one for each mapped table
  public void install(List<LegacyTable> legacyTables) throws SQLException {
    Map<String, LegacyTable> shapes =
        legacyTables.stream().collect(Collectors.toMap(LegacyTable::legacy, Function.identity()));
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          execute(connection, StoreSchema.TABLES);
          execute(connection, StoreSchema.BUCKET);
          update(connection, StoreSchema.OWNS_NOTHING, capability.name());
          Fence.install(connection, capability);
          for (TableMapping table : capability.tables()) {
            LegacyTable shape = shapes.get(table.legacy());
            if (shape == null) {
              throw new IllegalArgumentException("no shape given for " + table.legacy());
            }
            LegacyTypes.keep(connection, table, shape);
            MappedTable.check(connection, table);
          }
          grant(connection);
        });
  }

  /// Takes fence and schema down; the service's rows stay. A later copy begins at the topic's
  /// start.
  public void remove() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          Fence.remove(connection, capability);
          execute(connection, "drop schema if exists strangler cascade");
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
                query(connection, "select count(*) from strangler.parked", row -> row.getLong(1))
                    .getFirst()));
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
    String owner = TableOwner.of(connection, capability.tables().getFirst().service());
    execute(connection, "set local role " + quoted(owner), "set local lock_timeout = '10s'");
  }

  private void grant(Connection connection) throws SQLException {
    String app = quoted(capability.name() + "_app");
    String applier = quoted(capability.name() + "_applier");
    execute(
        connection,
        "grant usage on schema strangler to " + app + ", " + applier,
        "grant select on strangler.ownership to " + app + ", " + applier,
        "grant select on all sequences in schema strangler to " + app,
        "grant select, insert, update, delete on strangler.position, strangler.pulse_seen,"
            + " strangler.parked to "
            + applier);
    for (TableMapping table : capability.tables()) {
      String schema = table.service().substring(0, table.service().indexOf('.'));
      execute(
          connection,
          "grant usage on schema " + quoted(schema) + " to " + applier,
          "grant select, insert, update, delete on " + quoted(table.service()) + " to " + applier);
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
        ForwardStream.name(capability.name()));
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
            capability.name());
    return seen.isEmpty() ? null : seen.getFirst();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
