package dev.banyan.conductor.streams;

import java.sql.SQLException;

/// Work in a database; what fails there is told as a part of the streams that does not answer.
final class Sql {
  interface Work<T> {
    T run() throws SQLException;
  }

  interface Action {
    void run() throws SQLException;
  }

  private Sql() {}

  /// @param otherwise what it means if it fails
  static <T> T get(String otherwise, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException | IllegalStateException | IllegalArgumentException broken) {
      throw new Streams.Unreachable(otherwise + ": " + broken.getMessage(), broken);
    }
  }

  static void run(String otherwise, Action action) {
    get(
        otherwise,
        () -> {
          action.run();
          return true;
        });
  }
}
