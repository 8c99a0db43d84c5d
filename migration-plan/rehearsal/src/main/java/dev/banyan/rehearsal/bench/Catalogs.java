package dev.banyan.rehearsal.bench;

import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.rehearsal.platform.DatabasePair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/// The same products in the shop's tables and in those of the catalogue's own store.
final class Catalogs {
  private static final String LEGACY =
      "legacy-monolith/src/main/resources/db/migration/V1__shop.sql";
  private static final String SERVICE =
      "extracted-services/catalog/src/main/resources/db/migration/V1__catalog.sql";
  private static final String DESCRIPTION =
      "'A ' || left(md5(n::text), 8) || ' of the house, number ' || n || ', in a box with a ribbon'";

  private final Path repository;
  private final DatabasePair databases;

  Catalogs(Path repository, DatabasePair databases) {
    this.repository = repository;
    this.databases = databases;
  }

  /// The plan's own capability, with its mapping.
  static Capability capability(Path repository) throws IOException {
    return switch (new PlanFolder(repository.resolve("migration-plan")).plan()) {
      case Reading.Valid<Plan>(Plan plan) when plan.capabilities().containsKey("catalog") ->
          plan.capabilities().get("catalog");
      case Reading.Valid<Plan> other ->
          throw new IOException("the plan has no capability 'catalog', which this bench measures");
      case Reading.Broken<Plan> broken ->
          throw new IOException("the plan is broken: " + broken.problems());
    };
  }

  void fill(int products) throws SQLException, IOException {
    run(
        databases.shop(),
        Files.readString(repository.resolve(LEGACY)),
        "insert into category (cat_id, slug, cat_name, sort_no) select n, 'c' || n, 'Category ' || n, n from generate_series(1, 50) n",
        "insert into product (prod_id, sku, prod_name, descr, cat_id, price, stat, crt_ts, upd_ts) select n, 'S' || n, 'Product ' || n, "
            + DESCRIPTION
            + ", 1 + n % 50, n / 7.0 % 1000, 'A', '2011-01-05T10:00:00Z', '2011-01-05T10:00:00Z' from generate_series(1, "
            + products
            + ") n",
        "vacuum analyze product");
    run(
        databases.services(),
        Files.readString(repository.resolve(SERVICE)),
        "insert into catalog.category (id, slug, name, position) select n, 'c' || n, 'Category ' || n, n from generate_series(1, 50) n",
        "insert into catalog.product (id, sku, name, description, category_id, price, status, version, created_at, changed_at) select n, 'S' || n, 'Product ' || n, "
            + DESCRIPTION
            + ", 1 + n % 50, n / 7.0 % 1000, 'ACTIVE', 1, '2011-01-05T10:00:00Z', '2011-01-05T10:00:00Z' from generate_series(1, "
            + products
            + ") n",
        "vacuum analyze catalog.product");
  }

  void damage(int product) throws SQLException {
    run(
        databases.services(),
        "update catalog.product set description = description || ' ' where id = " + product);
  }

  /// Both tables at the same time.
  void rawScan() throws SQLException, InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> scans =
          List.of(
              executor.submit(() -> scan(databases.shop(), "product")),
              executor.submit(() -> scan(databases.services(), "catalog.product")));
      for (Future<Boolean> scan : scans) {
        scan.get();
      }
    } catch (ExecutionException failed) {
      throw new SQLException(failed.getCause());
    }
  }

  private static boolean scan(DataSource database, String table) throws SQLException {
    run(database, "select sum(hash_record_extended(t, 0)) from " + table + " t");
    return true;
  }

  private static void run(DataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
