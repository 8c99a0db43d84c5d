package dev.banyan.rehearsal.drills.handover;

import dev.banyan.rehearsal.handovers.MovableShop;
import dev.banyan.rehearsal.journal.HandoverStep;
import dev.banyan.rehearsal.platform.RunningSystem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Looks at the conductor's own notes, closely: a step is written down before it is taken, and some
/// take two milliseconds.
final class StepWatch implements AutoCloseable {
  private static final long PAUSE_NANOS = 300_000;

  private final RunningSystem system;
  private final Connection database;
  private final PreparedStatement select;

  StepWatch(RunningSystem system) throws SQLException {
    this.system = system;
    this.database = system.conductorDatabase();
    this.select =
        database.prepareStatement("select handover->>'name' from capability where name = ?");
    select.setString(1, MovableShop.CAPABILITY);
  }

  /// Kills a process as soon as the step, or one that follows it, is written down.
  ///
  /// @return when it was dead; empty if no handover came that far
  Optional<Instant> kill(Cell cell, Duration patience) throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      Optional<HandoverStep> step = now();
      if (step.isPresent() && step.get().compareTo(cell.step()) >= 0) {
        system.kill(cell.victim());
        return Optional.of(Instant.now());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Optional.empty();
  }

  private Optional<HandoverStep> now() throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() && row.getString(1) != null
          ? HandoverStep.written(row.getString(1))
          : Optional.empty();
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
