package dev.banyan.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.catalog.CatalogDatabase;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.model.Side;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Ownership;
import dev.banyan.streams.StreamRecord;
import dev.banyan.streams.StreamTarget;
import dev.banyan.streams.TableShape;
import dev.banyan.streams.TableShape.Column;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@QuarkusTestResource(CatalogDatabase.class)
class IntakeTest {
  private static final String CATEGORY =
      """
      {"op":"c","before":null,"after":{"cat_id":900001,"slug":"streamed","cat_name":"Streamed","sort_no":9},
       "source":{"schema":"public","table":"category","lsn":1,"ts_ms":1700000000000}}""";

  @Inject Intake intake;

  @Test
  void a_batch_waits_until_the_store_is_installed_and_then_is_written() throws Exception {
    try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
      Future<Boolean> taken = worker.submit(taking());
      assertThat(intake.delivery().positions()).isEmpty();

      install();

      assertThat(taken.get(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(intake.delivery().state()).isEqualTo("applying");
    assertThat(intake.delivery().well()).isTrue();
    assertThat(intake.delivery().positions())
        .singleElement()
        .satisfies(position -> assertThat(position.nextOffset()).isEqualTo(1));
    assertThat(categories()).isEqualTo(1);
    ownEverything();
  }

  private Callable<Boolean> taking() {
    return () -> {
      intake
          .delivery()
          .take(
              List.of(
                  new StreamRecord(
                      "banyan.catalog.forward", 0, 0, CATEGORY.getBytes(StandardCharsets.UTF_8))));
      return true;
    };
  }

  /// Installs the stream's side of the store.
  private static void install() throws SQLException {
    PGSimpleDataSource conductor = new PGSimpleDataSource();
    conductor.setPortNumbers(new int[] {CatalogDatabase.port()});
    conductor.setDatabaseName("catalog");
    conductor.setUser("banyan_conductor");
    Capability catalog = catalog();
    new Ownership(conductor, catalog, Side.SERVICE, "catalog_app").install();
    new StreamTarget(conductor, new ChangeStream(catalog, Direction.FORWARD), "catalog_applier")
        .install(
            List.of(
                new TableShape(
                    "public.category",
                    List.of(
                        new Column("cat_id", "bigint"),
                        new Column("slug", "text"),
                        new Column("cat_name", "text"),
                        new Column("sort_no", "integer"))),
                new TableShape(
                    "public.product",
                    List.of(
                        new Column("prod_id", "bigint"),
                        new Column("sku", "text"),
                        new Column("prod_name", "text"),
                        new Column("descr", "text"),
                        new Column("cat_id", "bigint"),
                        new Column("price", "numeric"),
                        new Column("stat", "text"),
                        new Column("ver", "integer"),
                        new Column("crt_ts", "timestamptz"),
                        new Column("upd_ts", "timestamptz")))));
  }

  /// So that other tests may write.
  private static void ownEverything() throws SQLException {
    try (Connection connection = CatalogDatabase.superuser()) {
      CatalogDatabase.run(connection, "update strangler.ownership set number = 10000");
    }
  }

  private static long categories() throws SQLException {
    try (Connection connection = CatalogDatabase.superuser();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("select count(*) from catalog.category where id = 900001")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Capability catalog() {
    return switch (new PlanFolder(Path.of("..", "..", "migration-plan")).plan()) {
      case Reading.Valid<Plan>(Plan plan) -> plan.capabilities().get("catalog");
      case Reading.Broken<Plan>(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }
}
