package dev.banyan.rehearsal.drills.streams;

import dev.banyan.model.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// One session of a side's application, that makes transaction after transaction until its time is
/// over, whatever is killed meanwhile. Each writes a line in the ledger too.
final class Writer {
  /// Opens a session as the application.
  interface Sessions {
    Connection open() throws SQLException;
  }

  private static final String REFUSED = "BN001";
  private static final int STATEMENTS_AT_MOST = 4;
  private static final long PAUSE_MILLIS = 100;
  private static final int PACE_MILLIS = 20;

  private final Side side;
  private final Sessions sessions;
  private final Changes changes;
  private final OwnKeys keys;
  private final Random random;
  private final List<UUID> acknowledged = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private int broken;

  Writer(Side side, Sessions sessions, Changes changes, OwnKeys keys, Random random) {
    this.side = side;
    this.sessions = sessions;
    this.changes = changes;
    this.keys = keys;
    this.random = random;
  }

  Side side() {
    return side;
  }

  /// Lines whose commit was answered.
  List<UUID> acknowledged() {
    return acknowledged;
  }

  /// What the fence refused, though the bucket was this side's.
  List<String> refusals() {
    return refusals;
  }

  /// Transactions that did not come to their end.
  int broken() {
    return broken;
  }

  void writeUntil(long nanoTime) throws InterruptedException {
    while (System.nanoTime() < nanoTime) {
      try (Connection session = sessions.open()) {
        session.setAutoCommit(false);
        while (System.nanoTime() < nanoTime) {
          transaction(session);
          TimeUnit.MILLISECONDS.sleep(random.nextInt(PACE_MILLIS));
        }
      } catch (SQLException lost) {
        broken++;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  private void transaction(Connection session) throws SQLException {
    UUID line = new UUID(random.nextLong(), random.nextLong());
    String last = "";
    try (Statement statement = session.createStatement()) {
      int count = 1 + random.nextInt(STATEMENTS_AT_MOST);
      for (int i = 0; i < count; i++) {
        last = changes.any(random, keys.any(random));
        statement.execute(last);
      }
      write(session, line);
    } catch (SQLException failed) {
      if (session.isClosed()) {
        throw failed;
      }
      session.rollback();
      broken++;
      if (REFUSED.equals(failed.getSQLState())) {
        refusals.add(side + ": " + failed.getMessage() + " at " + last);
      }
      return;
    }
    session.commit();
    acknowledged.add(line);
  }

  private void write(Connection session, UUID line) throws SQLException {
    try (PreparedStatement ledger =
        session.prepareStatement(
            "insert into %s.ledger (ledger_id, side, account, note) values (?, ?, ?, ?)"
                .formatted(side == Side.MONOLITH ? "public" : "odd"))) {
      ledger.setObject(1, line);
      ledger.setString(2, side.name());
      ledger.setString(3, keys.any(random));
      ledger.setString(4, "line " + acknowledged.size());
      ledger.executeUpdate();
    }
  }
}
