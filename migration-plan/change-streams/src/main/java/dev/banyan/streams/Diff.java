package dev.banyan.streams;

import java.sql.SQLException;

/// The proof that both stores hold the same rows, through the mapping, while traffic runs.
public final class Diff {
  public Diff(SharedDatabase source, ServiceStore store) {}

  /// Compares every row of the capability.
  public DiffResult run() throws SQLException {
    throw new UnsupportedOperationException();
  }
}
