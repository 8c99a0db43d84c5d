package dev.banyan.monolith.importing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/// A migrated shop without goods in a database of its own, filled as `shop_app`, which may change
/// rows only.
final class EmptyShop {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = startServer();

  private final String name;

  private EmptyShop(String name) {
    this.name = name;
  }

  static EmptyShop open() throws SQLException {
    var name = "shop" + COUNT.incrementAndGet();
    execute("postgres", "create database " + name + " template shop");
    return new EmptyShop(name);
  }

  Run run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var environment =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:%d/%s".formatted(SERVER.getPort(), name),
            "QUARKUS_DATASOURCE_USERNAME", "shop_app",
            "QUARKUS_DATASOURCE_PASSWORD", "secret");
    var exit = ShopFilling.run(args, environment, new PrintWriter(out), new PrintWriter(err));
    return new Run(exit, out.toString(), err.toString());
  }

  /// Imports a file of these lines; it and the rejects report are left in the folder.
  Run load(Path folder, String... lines) throws IOException {
    var file = folder.resolve("sales.csv");
    Files.writeString(
        file, String.join(",", RetailFile.HEADER) + "\n" + String.join("\n", lines) + "\n");
    return run("import", file.toString(), "--rejects", folder + "/rejects.csv");
  }

  /// The same, where nothing is to go wrong.
  Run loaded(Path folder, String... lines) throws IOException {
    var run = load(folder, lines);
    if (run.exit() != 0) {
      throw new AssertionError(run.out() + run.err());
    }
    return run;
  }

  /// The rows as text, columns joined by `|`.
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var connection = DriverManager.getConnection(SERVER.getJdbcUrl("postgres", name));
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  String value(String sql) throws SQLException {
    return rows(sql).getFirst();
  }

  void execute(String sql) throws SQLException {
    execute(name, sql);
  }

  private static void execute(String database, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(SERVER.getJdbcUrl("postgres", database));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static EmbeddedPostgres startServer() {
    try {
      var server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      execute(server, "postgres", "create role shop_app login password 'secret'");
      execute(server, "postgres", "create database shop");
      Flyway.configure()
          .dataSource(server.getDatabase("postgres", "shop"))
          .locations("classpath:db/migration")
          .load()
          .migrate();
      execute(
          server,
          "shop",
          "grant select, insert, update, delete on all tables in schema public to shop_app");
      execute(server, "shop", "grant usage, select on all sequences in schema public to shop_app");
      return server;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(EmbeddedPostgres server, String database, String sql)
      throws SQLException {
    try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", database));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// What the command said and how it ended.
  record Run(int exit, String out, String err) {}
}
