package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.streams.DiffResult.Difference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiffUnderLoadTest {
  private static final int PRODUCTS = 20_000;

  /// No row of these is written by anyone but the one who plants the damage.
  private static final int QUIET = PRODUCTS + 1_000;

  private final TwoDatabases databases = TwoDatabases.HERE;

  @BeforeEach
  void two_equal_stores() throws SQLException {
    databases.fresh();
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "insert into category (cat_id, slug, cat_name) values (1, 'c', 'Category')",
        "insert into product (prod_id, sku, prod_name, cat_id, price, crt_ts, upd_ts) select n, 'S' || n, 'Name ' || n, 1, n / 7.0, '2011-01-05T10:00:00Z', '2011-01-05T10:00:00Z' from generate_series(1, "
            + QUIET
            + ") n",
        "analyze product");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "set session_replication_role = replica",
        "insert into catalog.category values (1, 'c', 'Category', 0)",
        "insert into catalog.product select n, 'S' || n, 'Name ' || n, '', 1, n / 7.0, 'ACTIVE', 1, '2011-01-05T10:00:00Z', '2011-01-05T10:00:00Z' from generate_series(1, "
            + QUIET
            + ") n");
  }

  @Test
  void changes_under_way_are_no_differences_and_damage_is_found_all_of_it_and_only_it()
      throws Exception {
    try (HandMadeStream stream =
        new HandMadeStream(
            databases.as("postgres", "shop"), databases.as("postgres", "catalog"), PRODUCTS)) {
      Diff diff = new Diff(databases.shop(), databases.store(), reading -> stream.settle());
      for (int round = 0; round < 3; round++) {
        assertThat(diff.run(DiffOptions.DEFAULT.inChunksOf(2_000)).mismatches()).isZero();
      }
      TwoDatabases.sql(
          databases.as("postgres", "catalog"),
          "set session_replication_role = replica",
          "update catalog.product set name = name || ' ' where id = " + (QUIET - 1),
          "delete from catalog.product where id = " + (QUIET - 2),
          "update catalog.product a set price = b.price from catalog.product b where a.id + b.id = "
              + (2 * QUIET - 900)
              + " and a.id in ("
              + (QUIET - 449)
              + ", "
              + (QUIET - 451)
              + ")",
          "insert into catalog.product select 7000000, 'EXTRA', name, description, category_id, price, status, version, created_at, changed_at from catalog.product where id = 1");

      DiffResult result = diff.run(DiffOptions.DEFAULT.inChunksOf(2_000));

      assertThat(result.differences().stream().map(Difference::key))
          .containsExactlyInAnyOrder(
              List.of(String.valueOf(QUIET - 1)),
              List.of(String.valueOf(QUIET - 2)),
              List.of(String.valueOf(QUIET - 449)),
              List.of(String.valueOf(QUIET - 451)),
              List.of("7000000"));
      assertThat(stream.written()).isPositive();
    }
    assertThat(new Diff(databases.shop(), databases.store(), reading -> {}).run().mismatches())
        .isEqualTo(5);
  }

  @Test
  void a_diff_that_broke_off_is_gone_on_with_from_its_last_chunk() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "set session_replication_role = replica; update catalog.product set price = 0 where id in (1, 10000, 20000)");
    Diff diff = new Diff(databases.shop(), databases.store(), reading -> {});
    List<DiffProgress> told = new ArrayList<>();
    DiffOptions halfway =
        DiffOptions.DEFAULT
            .inChunksOf(1_000)
            .inParallel(1)
            .telling(told::add)
            .until(() -> !told.isEmpty() && told.getLast().rows() > PRODUCTS / 2);

    assertThatThrownBy(() -> diff.run(halfway)).isInstanceOf(CancellationException.class);
    List<DiffProgress> toldAgain = new ArrayList<>();
    DiffResult result =
        diff.run(
            DiffOptions.DEFAULT
                .inChunksOf(1_000)
                .goingOnFrom(told.getLast())
                .telling(toldAgain::add));

    assertThat(toldAgain.getFirst().rows()).isGreaterThan(told.getLast().rows());
    assertThat(result.rows()).isEqualTo(QUIET + 1);
    assertThat(result.mismatches()).isEqualTo(3);
  }

  @Test
  void a_store_that_lost_everything_differs_in_every_row() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "set session_replication_role = replica; truncate catalog.category cascade");

    assertThat(
            new Diff(databases.shop(), databases.store(), reading -> {})
                .run(DiffOptions.DEFAULT.inChunksOf(3_000))
                .mismatches())
        .isEqualTo(QUIET + 1);
  }
}
