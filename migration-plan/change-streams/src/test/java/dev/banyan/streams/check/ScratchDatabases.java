package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A real server with two databases that a test may fill as it likes; one for all tests of a run.
final class ScratchDatabases {
  static final ScratchDatabases HERE = new ScratchDatabases();

  private final EmbeddedPostgres server;

  private ScratchDatabases() {
    try {
      server = EmbeddedPostgres.builder().setServerConfig("wal_level", "logical").start();
      sql(as("postgres", "postgres"), "create database shop", "create database store");
      sql(as("postgres", "postgres"), "create role stranger login");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  DataSource shop() {
    return as("postgres", "shop");
  }

  DataSource store() {
    return as("postgres", "store");
  }

  /// Nothing but what these statements make.
  void fresh(String legacy, String service) {
    for (DataSource database : List.of(shop(), store())) {
      sql(
          database,
          "drop schema if exists public, things, catalog, odd, bench cascade",
          "drop publication if exists everything",
          "create schema public; grant usage on schema public to public");
    }
    sql(shop(), legacy);
    sql(store(), service);
  }

  DataSource as(String role, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {server.getPort()});
    source.setUser(role);
    source.setDatabaseName(database);
    return source;
  }

  static void sql(DataSource database, String... statements) {
    try (Connection connection = database.getConnection()) {
      execute(connection, statements);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static List<String> texts(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return query(connection, sql, row -> row.getString(1));
    }
  }
}
