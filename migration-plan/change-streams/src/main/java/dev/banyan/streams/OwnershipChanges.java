package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange.Done;
import dev.banyan.streams.OwnershipChange.Refused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The steps of a handover on one side's row; each says "where epoch = mine" and is on disk when it
/// returns.
final class OwnershipChanges {
  private static final String COLUMNS =
      "number, epoch, gap_owner, gap_epoch, since, in_hand_from, in_hand_to";

  private final DataSource database;
  private final Capability capability;
  private final Side side;

  OwnershipChanges(DataSource database, Capability capability, Side side) {
    this.database = database;
    this.capability = capability;
    this.side = side;
  }

  Optional<OwnershipRow> read() throws SQLException {
    return Transactions.in(
        database,
        connection -> {
          boolean stands =
              query(
                      connection,
                      "select to_regclass('strangler.ownership') is not null",
                      row -> row.getBoolean(1))
                  .getFirst();
          return stands ? Optional.ofNullable(row(connection)) : Optional.empty();
        });
  }

  OwnershipChange takeEpoch(long above) throws SQLException {
    if (side == Side.SERVICE) {
      throw new IllegalStateException("only the shared database hands out epochs");
    }
    return change(
        """
        update strangler.ownership o set epoch = setval('strangler.epoch',
          greatest(nextval('strangler.epoch'), o.epoch + 1, ? + 1))
        where capability = ?""",
        row -> false,
        above,
        capability.name());
  }

  OwnershipChange accept(long epoch) throws SQLException {
    return change(
        "update strangler.ownership set epoch = ? where capability = ? and epoch < ?",
        row -> false,
        epoch,
        capability.name(),
        epoch);
  }

  OwnershipChange fence(long epoch, int from, int to) throws SQLException {
    if (side == Side.MONOLITH ? to <= from : to >= from) {
      throw new IllegalArgumentException(
          "from %d to %d takes nothing from the %s".formatted(from, to, word()));
    }
    return change(
        """
        update strangler.ownership set number = ?, gap_owner = ?, gap_epoch = epoch,
          in_hand_from = ?, in_hand_to = ?
        where capability = ? and epoch = ? and number = ?""",
        row -> row.epoch() == epoch && row.number() == to && row.gapEpoch() == epoch,
        to,
        side.name(),
        Math.min(from, to),
        Math.max(from, to),
        capability.name(),
        epoch,
        from);
  }

  OwnershipChange give(long epoch, int to) throws SQLException {
    return change(
        """
        update strangler.ownership set number = ?, since = clock_timestamp()
        where capability = ? and epoch = ? and number """
            + (side == Side.MONOLITH ? " > ?" : " < ?"),
        row -> row.epoch() == epoch && row.number() == to,
        to,
        capability.name(),
        epoch,
        to);
  }

  OwnershipChange settle(long epoch) throws SQLException {
    return change(
        "update strangler.ownership set in_hand_from = null, in_hand_to = null"
            + " where capability = ? and epoch = ?",
        row -> false,
        capability.name(),
        epoch);
  }

  /// @param already whether a row that was not changed is what was wanted
  private OwnershipChange change(
      String update, Predicate<OwnershipRow> already, @Nullable Object... parameters)
      throws SQLException {
    return Transactions.in(
        database,
        connection -> {
          execute(
              connection,
              "set transaction isolation level read committed",
              "set local synchronous_commit = on");
          TableOwner.become(connection, "strangler.ownership");
          // one change at a time, in all capabilities: no two epochs are one
          execute(connection, "lock table strangler.ownership in share row exclusive mode");
          boolean changed = Transactions.update(connection, update, parameters) == 1;
          OwnershipRow row = row(connection);
          if (row == null) {
            return new Refused(
                "%s: nothing is installed at the %s".formatted(capability.name(), word()));
          }
          if (changed) {
            tellOlderSnapshots(connection);
            return new Done(row);
          }
          return already.test(row)
              ? new Done(row)
              : new Refused(
                  "%s: the %s stands at %d under epoch %d: another handover has been here since"
                      .formatted(capability.name(), word(), row.number(), row.epoch()));
        });
  }

  /// A snapshot that does not see this transaction must not write any more.
  private void tellOlderSnapshots(Connection connection) throws SQLException {
    query(
        connection,
        "select setval(?::regclass, pg_current_xact_id()::text::bigint)",
        row -> row.getLong(1),
        Fence.sequence(capability.name()));
  }

  private @Nullable OwnershipRow row(Connection connection) throws SQLException {
    List<OwnershipRow> rows =
        query(
            connection,
            "select " + COLUMNS + " from strangler.ownership where capability = ?",
            OwnershipChanges::row,
            capability.name());
    return rows.isEmpty() ? null : rows.getFirst();
  }

  private static OwnershipRow row(ResultSet row) throws SQLException {
    OffsetDateTime since = row.getObject(5, OffsetDateTime.class);
    return new OwnershipRow(
        row.getInt(1),
        row.getLong(2),
        Side.valueOf(row.getString(3)),
        row.getLong(4),
        since == null ? null : since.toInstant(),
        row.getObject(6, Integer.class),
        row.getObject(7, Integer.class));
  }

  private String word() {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
