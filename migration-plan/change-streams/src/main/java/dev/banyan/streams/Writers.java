package dev.banyan.streams;

import dev.banyan.model.Capability;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// The transactions that hold a capability's lock, by their virtual number; prepared ones too,
/// whose number begins with [#PREPARED].
final class Writers {
  private static final String PREPARED = "-1/";
  private static final long STEP_MILLIS = 2;

  private final DataSource database;
  private final long lock;

  Writers(DataSource database, Capability capability) {
    this.database = database;
    this.lock = Fence.lock(capability.name());
  }

  Set<String> underWay() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return underWay(connection);
    }
  }

  /// Waits until those have ended that are under way now; later ones are nobody's concern.
  ///
  /// @return those that have not ended in time
  Set<String> await(Duration atMost) throws SQLException {
    long end = System.nanoTime() + atMost.toNanos();
    try (Connection connection = database.getConnection()) {
      Set<String> awaited = underWay(connection);
      while (!awaited.isEmpty() && System.nanoTime() < end) {
        pause();
        awaited = remaining(awaited, underWay(connection));
      }
      return awaited;
    }
  }

  /// A transaction that is prepared goes on under another number: when one has vanished, all that
  /// are prepared by then may be it.
  private static Set<String> remaining(Set<String> awaited, Set<String> now) {
    Set<String> remaining = new HashSet<>(awaited);
    remaining.retainAll(now);
    boolean vanished =
        awaited.stream().anyMatch(one -> !one.startsWith(PREPARED) && !now.contains(one));
    if (vanished) {
      now.stream().filter(one -> one.startsWith(PREPARED)).forEach(remaining::add);
    }
    return remaining;
  }

  private Set<String> underWay(Connection connection) throws SQLException {
    return Set.copyOf(
        Transactions.query(
            connection,
            """
            select distinct virtualtransaction from pg_locks
            where locktype = 'advisory' and objsubid = 1 and granted
              and database = (select oid from pg_database where datname = current_database())
              and classid::bigint = ? and objid::bigint = ?""",
            row -> row.getString(1),
            lock >>> 32,
            lock & 0xffff_ffffL));
  }

  private static void pause() throws SQLException {
    try {
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SQLException("waiting for the writers was interrupted", interrupted);
    }
  }
}
