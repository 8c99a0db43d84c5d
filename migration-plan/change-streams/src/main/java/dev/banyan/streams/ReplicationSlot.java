package dev.banyan.streams;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// A connector's place in the log of the database that it reads. As long as it stands, the server
/// keeps what was not read; dropped or lost, what was not read is gone.
public final class ReplicationSlot {
  private static final String OBJECT_IN_USE = "55006";

  /// The slot as the server sees it.
  ///
  /// @param active whether Debezium reads from it now
  /// @param lost whether the server has thrown away changes that it still needed
  /// @param retainedBytes log that is kept for it
  public record Reading(boolean active, boolean lost, long retainedBytes) {}

  private final DataSource database;
  private final String name;

  ReplicationSlot(DataSource database, String name) {
    this.database = database;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /// Empty while there is none.
  public Optional<Reading> read() throws SQLException {
    return Transactions.in(
        database,
        connection ->
            Transactions.query(
                    connection,
                    """
                    select active, coalesce(wal_status = 'lost', false),
                           coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)
                    from pg_replication_slots where slot_name = ?""",
                    row -> new Reading(row.getBoolean(1), row.getBoolean(2), row.getLong(3)),
                    name)
                .stream()
                .findFirst());
  }

  /// Makes it where it does not stand; from then on no change is missed. Needs a connection that
  /// may replicate.
  public void create() throws SQLException {
    Transactions.run(
        database,
        connection ->
            Transactions.query(
                connection,
                """
                select pg_create_logical_replication_slot(?, 'pgoutput') is null
                where not exists (select from pg_replication_slots where slot_name = ?)""",
                row -> row.getBoolean(1),
                name,
                name));
  }

  /// Lets the server notice now that it need keep no more than what was not read: it looks for that
  /// only where the log says which transactions run, and writes so seldom. Who may not say so
  /// waits.
  public void hasten() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          boolean may =
              Transactions.query(
                      connection,
                      "select has_function_privilege('pg_log_standby_snapshot()', 'execute')",
                      row -> row.getBoolean(1))
                  .getFirst();
          if (may) {
            Transactions.execute(connection, "select pg_log_standby_snapshot()");
          }
        });
  }

  /// Drops it; it would keep the log for ever.
  ///
  /// @return whether it is gone; while somebody still reads from it, it is not
  public boolean drop() throws SQLException {
    try {
      Transactions.run(
          database,
          connection ->
              Transactions.query(
                  connection,
                  "select pg_drop_replication_slot(slot_name) is null from pg_replication_slots"
                      + " where slot_name = ?",
                  row -> row.getBoolean(1),
                  name));
      return true;
    } catch (SQLException failed) {
      if (OBJECT_IN_USE.equals(failed.getSQLState())) {
        return false;
      }
      throw failed;
    }
  }
}
