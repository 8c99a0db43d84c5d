package dev.banyan.catalog;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// A real PostgreSQL with the roles of production, and no Kafka: the stream is fed by hand.
public final class CatalogDatabase implements QuarkusTestResourceLifecycleManager {
  public static final String SESSION_KEY = "0123456789abcdef".repeat(4);

  private static EmbeddedPostgres server;

  /// A connection that may do anything.
  public static Connection superuser() throws SQLException {
    return server.getDatabase("postgres", "catalog").getConnection();
  }

  public static int port() {
    return server.getPort();
  }

  @Override
  public Map<String, String> start() {
    try {
      server = EmbeddedPostgres.start();
      try (Connection connection = server.getPostgresDatabase().getConnection()) {
        run(
            connection,
            """
            create role catalog_owner nologin;
            create role catalog_migrator login in role catalog_owner;
            create role catalog_app login;
            create role catalog_applier login;
            create role banyan_conductor login in role catalog_owner;
            grant set on parameter session_replication_role to catalog_applier;""");
        run(connection, "create database catalog owner catalog_owner");
      }
      try (Connection connection = superuser()) {
        run(
            connection,
            """
            create schema catalog authorization catalog_owner;
            grant usage on schema catalog to catalog_app, catalog_applier;
            alter default privileges for role catalog_owner in schema catalog
              grant select, insert, update, delete on tables to catalog_app, catalog_applier;
            alter default privileges for role catalog_owner in schema catalog
              grant usage, select on sequences to catalog_app;
            grant execute on function pg_replication_origin_create(text) to catalog_applier;
            grant execute on function pg_replication_origin_session_setup(text) to catalog_applier;
            grant execute on function pg_replication_origin_session_reset() to catalog_applier;""");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:%d/catalog".formatted(port()),
        "quarkus.datasource.password", "app",
        "quarkus.flyway.password", "migrator",
        "banyan.intake.db.password", "applier",
        "mp.messaging.incoming.catalog-forward.enabled", "false",
        "shop.session-key", SESSION_KEY);
  }

  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
