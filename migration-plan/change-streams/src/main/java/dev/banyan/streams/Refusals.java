package dev.banyan.streams;

import java.sql.SQLException;

/// Which failures are the fault of the rows, and which of the moment.
final class Refusals {
  private Refusals() {}

  /// The store will not take these rows: bad values, broken constraints, two for one place.
  static boolean ofRows(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith("21") || state.startsWith("22") || state.startsWith("23");
  }

  /// What stands in the way may go: a value that another row still has.
  static boolean mayPass(SQLException refusal) {
    return String.valueOf(refusal.getSQLState()).startsWith("23");
  }
}
