package dev.banyan.monolith.importing;

import java.sql.Connection;
import java.sql.SQLException;

/// Writes lines into the staging table, from where SQL makes the shop of them.
final class StagedLines implements AutoCloseable {
  private final CopyStream copy;

  StagedLines(Connection connection) throws SQLException {
    this.copy = new CopyStream(connection, "filling_line");
  }

  void write(RetailLine line) throws SQLException {
    copy.write(
        line.line(),
        line.kind().letter,
        line.invoice(),
        line.sku(),
        line.description(),
        line.quantity(),
        line.at(),
        line.price().toPlainString(),
        line.customer(),
        line.country());
  }

  void finish() throws SQLException {
    copy.finish();
  }

  @Override
  public void close() throws SQLException {
    copy.close();
  }
}
