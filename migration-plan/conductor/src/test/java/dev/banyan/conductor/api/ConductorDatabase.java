package dev.banyan.conductor.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// A real PostgreSQL with the conductor's role and database, as a platform makes them.
public final class ConductorDatabase implements QuarkusTestResourceLifecycleManager {
  static final String TOKEN = "a-token-for-tests";

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create role banyan_conductor login password 'secret'");
        statement.execute("create database conductor owner banyan_conductor");
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    String server = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/";
    return Map.ofEntries(
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.datasource.jdbc.url", server + "conductor"),
        Map.entry("quarkus.datasource.password", "secret"),
        Map.entry("banyan.plan", ".."),
        Map.entry("banyan.heartbeats", "false"),
        Map.entry("banyan.api-token", TOKEN),
        Map.entry("banyan.shop.password", "unused"),
        Map.entry("banyan.stores.catalog.password", "unused"));
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
