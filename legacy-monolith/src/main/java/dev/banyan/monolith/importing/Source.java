package dev.banyan.monolith.importing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// What the shop is filled from.
interface Source {
  /// Stages products, customers and lines in the temporary tables of `stage.sql`.
  Read stage(Connection connection) throws SQLException, IOException;
}
