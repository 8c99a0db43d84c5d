package dev.banyan.streams;

import dev.banyan.model.Capability;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.model.Side;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A real server with a `shop` and a `catalog` database, and the roles of the house; one for all
/// tests of a run.
final class TwoDatabases {
  private static final Path HOUSE = Path.of("..", "..");

  static final TwoDatabases HERE = new TwoDatabases();

  final Capability catalog = catalog();
  final ChangeStream forward = new ChangeStream(catalog, Direction.FORWARD);
  final Connector connector = Connector.forward(List.of(catalog));
  private final EmbeddedPostgres server;

  private TwoDatabases() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("wal_level", "logical")
              .setServerConfig("max_prepared_transactions", "10")
              .start();
      sql(
          as("postgres", "postgres"),
          """
          create role shop_owner nologin;
          create role catalog_owner nologin;
          create role banyan_conductor login in role shop_owner, catalog_owner;
          create role banyan_streams login replication;
          create role shop_app login;
          create role catalog_app login;
          create role catalog_applier login;
          grant set on parameter session_replication_role to catalog_applier;""",
          "create database shop owner shop_owner",
          "create database catalog owner catalog_owner");
      sql(as("postgres", "shop"), "alter schema public owner to shop_owner");
      sql(
          as("postgres", "catalog"),
          """
          grant execute on function pg_replication_origin_create(text) to catalog_applier;
          grant execute on function pg_replication_origin_session_setup(text) to catalog_applier;
          grant execute on function pg_replication_origin_session_reset() to catalog_applier;""");
      sql(
          as("banyan_conductor", "shop"),
          "set role shop_owner",
          Files.readString(
              HOUSE.resolve("legacy-monolith/src/main/resources/db/migration/V1__shop.sql")),
          "grant select, insert, update, delete on all tables in schema public to shop_app",
          "grant usage on all sequences in schema public to shop_app");
      sql(
          as("banyan_conductor", "catalog"),
          "set role catalog_owner",
          Files.readString(
              HOUSE.resolve(
                  "extracted-services/catalog/src/main/resources/db/migration/V1__catalog.sql")),
          "grant usage on schema catalog to catalog_app",
          "grant select, insert, update, delete on all tables in schema catalog to catalog_app");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  StreamSource shop() {
    return new StreamSource(as("banyan_conductor", "shop"), "banyan_streams");
  }

  StreamTarget store() {
    return new StreamTarget(as("banyan_conductor", "catalog"), forward, "catalog_applier");
  }

  Ownership ownership() {
    return new Ownership(as("banyan_conductor", "catalog"), catalog, Side.SERVICE, "catalog_app");
  }

  Ownership shopOwnership() {
    return new Ownership(as("banyan_conductor", "shop"), catalog, Side.MONOLITH, "shop_app");
  }

  Applier applier() {
    return new Applier(as("catalog_applier", "catalog"), forward);
  }

  void install() throws SQLException {
    shop().install(connector, forward);
    store().install(shop().shapes(forward));
    ownership().install();
  }

  void remove() throws SQLException {
    if (shopOwnership().read().isPresent()) {
      shopOwnership().remove();
    }
    ownership().remove();
    store().remove();
    shop().remove(connector, forward);
  }

  /// Both databases without a row, streams newly installed.
  void fresh() throws SQLException {
    remove();
    sql(
        as("postgres", "shop"),
        "set session_replication_role = replica",
        "truncate customer, category, warehouse restart identity cascade");
    sql(
        as("postgres", "catalog"),
        "set session_replication_role = replica",
        "truncate catalog.category cascade");
    // What other tests left there is theirs.
    for (String database : List.of("shop", "catalog")) {
      sql(as("postgres", database), "drop schema if exists strangler cascade");
    }
    install();
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
      Transactions.execute(connection, statements);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Every row of a query as one text.
  List<String> rows(String database, String query) throws SQLException {
    try (Connection connection = as("postgres", database).getConnection()) {
      return Transactions.query(
          connection, "select t::text from (" + query + ") t", row -> row.getString(1));
    }
  }

  private static Capability catalog() {
    return switch (new PlanFolder(Path.of("..")).plan()) {
      case Reading.Valid<dev.banyan.model.Plan> valid ->
          valid.value().capabilities().get("catalog");
      case Reading.Broken<dev.banyan.model.Plan> broken ->
          throw new IllegalStateException(broken.problems().toString());
    };
  }
}
