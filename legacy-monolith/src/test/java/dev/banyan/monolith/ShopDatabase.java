package dev.banyan.monolith;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;

/// A real PostgreSQL with the roles of production, so that tests run with the rights the shop has.
public final class ShopDatabase implements QuarkusTestResourceLifecycleManager {
  public static final String ADMIN_PASSWORD = "admin-of-the-tests";
  public static final String SESSION_KEY = "0123456789abcdef".repeat(4);

  private EmbeddedPostgres server;

  @Override
  public Map<String, String> start() {
    try {
      server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      createRoles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url",
            "jdbc:postgresql://localhost:%d/shop".formatted(server.getPort()),
        "quarkus.datasource.username", "shop_app",
        "quarkus.datasource.password", "app",
        "quarkus.flyway.username", "shop_migrator",
        "quarkus.flyway.password", "migrator",
        "shop.session-key", SESSION_KEY,
        "shop.admin-password", ADMIN_PASSWORD);
  }

  private void createRoles() throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role shop_owner nologin");
      statement.execute("create role shop_migrator login password 'migrator' in role shop_owner");
      statement.execute("create role shop_app login password 'app'");
      statement.execute("create database shop");
    }
    try (var connection = server.getDatabase("postgres", "shop").getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter schema public owner to shop_owner");
      statement.execute(
          "alter default privileges for role shop_owner grant select, insert, update, delete on tables to shop_app");
      statement.execute(
          "alter default privileges for role shop_owner grant usage, select on sequences to shop_app");
      statement.execute("grant usage on schema public to shop_app");
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
