package dev.banyan.monolith.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/// A SQL script that lies beside this class.
final class Script {
  private Script() {}

  static void run(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(text(name));
    }
  }

  static String text(String name) {
    try (var in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }
}
