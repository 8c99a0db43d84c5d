package dev.banyan.catalog;

import java.sql.SQLException;
import java.util.function.Supplier;

/// Starts a transaction over that the database gave up (SQLSTATE 40001): nothing of it was done,
/// and a new one sees what the old one could not.
final class StartingOver {
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final int AT_MOST = 3;

  private StartingOver() {}

  /// @param transaction is begun and ended by each call
  static <T> T whereAsked(Supplier<T> transaction) {
    for (int time = 1; time < AT_MOST; time++) {
      try {
        return transaction.get();
      } catch (RuntimeException failure) {
        if (!isAsked(failure)) {
          throw failure;
        }
      }
    }
    return transaction.get();
  }

  private static boolean isAsked(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException given
          && SERIALIZATION_FAILURE.equals(given.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
