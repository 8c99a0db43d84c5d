package dev.banyan.monolith.importing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// Fills an empty shop in one transaction: it is filled and reconciled, or it is as it was.
final class Filling {
  private final Connection connection;

  Filling(Connection connection) {
    this.connection = connection;
  }

  Reconciliation from(Source source) throws SQLException, IOException {
    connection.setAutoCommit(false);
    try {
      // Set-based work over staged lines: generous memory, and no plan that assumes small tables.
      execute("set local work_mem = '64MB'");
      execute("set local temp_buffers = '96MB'");
      execute("set local enable_nestloop = off");
      refuseFilledShop();
      Script.run(connection, "stage.sql");
      var read = source.stage(connection);
      Script.run(connection, "fill.sql");
      Script.run(connection, "payments.sql");
      Script.run(connection, "parcels.sql");
      var reconciliation = Reconciliation.of(read, connection);
      if (reconciliation.holds()) {
        connection.commit();
      }
      return reconciliation;
    } finally {
      connection.rollback();
    }
  }

  /// Locked first, so that of two fillings at once the second sees the first.
  private void refuseFilledShop() throws SQLException {
    execute("lock table product in share row exclusive mode");
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select exists (select from product)")) {
      row.next();
      if (row.getBoolean(1)) {
        throw new FilledShop();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
