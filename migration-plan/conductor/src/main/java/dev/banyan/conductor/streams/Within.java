package dev.banyan.conductor.streams;

import dev.banyan.conductor.handover.Unanswered;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Questions to a database that are given up after a while: a server that hangs closes no
/// connection. What was asked for may still take effect.
final class Within {
  private Within() {}

  /// @throws SQLException what the database answered
  /// @throws Unanswered it has not answered in time
  static <T> T time(Duration atMost, Sql.Work<T> question) throws SQLException {
    FutureTask<T> task = new FutureTask<>(question::run);
    // interrupted, a virtual thread lets go of its socket
    Thread asking = Thread.ofVirtual().name("handover").start(task);
    try {
      return task.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException slow) {
      asking.interrupt();
      throw new Unanswered("a database has not answered within " + atMost, slow);
    } catch (InterruptedException stopping) {
      asking.interrupt();
      Thread.currentThread().interrupt();
      throw new Unanswered("the conductor is stopping", stopping);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SQLException refused) {
        throw refused;
      }
      if (failed.getCause() instanceof RuntimeException other) {
        throw other;
      }
      throw new IllegalStateException(failed);
    }
  }
}
