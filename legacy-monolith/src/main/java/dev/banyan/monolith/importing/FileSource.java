package dev.banyan.monolith.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Fills the shop from a sales file; what cannot be loaded goes to the rejects.
record FileSource(Path file, RejectsFile rejects) implements Source {
  @Override
  public Read stage(Connection connection) throws SQLException, IOException {
    var read = Read.NOTHING;
    try (var retail = RetailFile.open(file);
        var lines = new StagedLines(connection)) {
      for (var reading = retail.next(); reading != null; reading = retail.next()) {
        read = read.plus(reading);
        switch (reading) {
          case Reading.Loadable loadable -> lines.write(loadable.line());
          case Reading.Rejected rejected -> rejects.write(rejected);
        }
      }
      lines.finish();
    }
    Script.run(connection, "derive.sql");
    return read;
  }
}
