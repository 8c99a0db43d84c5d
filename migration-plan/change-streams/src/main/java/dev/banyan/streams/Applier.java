package dev.banyan.streams;

import dev.banyan.model.Capability;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Writes batches of a forward stream into a service's store, each change exactly once.
public final class Applier {
  /// @param store connects as the store's applier role
  public Applier(DataSource store, Capability capability) {}

  /// Applies a batch in one transaction together with the position it leads to. Records below the
  /// stored position are skipped, so a batch may be handed over again after any failure.
  ///
  /// @param batch in the topic's order per partition
  /// @throws SQLException nothing of the batch was applied; hand it over again
  public Applied apply(List<StreamRecord> batch) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
