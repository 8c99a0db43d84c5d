package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {
  private static final int PRODUCTS = 5_000;

  private final TwoDatabases databases = TwoDatabases.HERE;

  @BeforeEach
  void two_equal_stores() throws SQLException {
    databases.fresh();
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "insert into category (slug, cat_name) select 'c' || n, 'Category ' || n from generate_series(1, 3) n",
        "insert into product (sku, prod_name, descr, cat_id, price, crt_ts, upd_ts) select 'S' || n, 'Name ' || n, 'é ' || n, 1 + n % 3, n / 7.0, '2011-01-05T10:00:00Z', '2011-01-05T10:00:00Z' from generate_series(1, "
            + PRODUCTS
            + ") n");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "set session_replication_role = replica",
        "insert into catalog.category select n, 'c' || n, 'Category ' || n, 0 from generate_series(1, 3) n",
        "set session_replication_role = replica; insert into catalog.product select n, 'S' || n, 'Name ' || n, 'é ' || n, 1 + n % 3, n / 7.0, 'ACTIVE', 1, '2011-01-05T10:00:00Z', '2011-01-05T10:00:00Z' from generate_series(1, "
            + PRODUCTS
            + ") n");
  }

  @Test
  void equal_stores_are_equal() throws SQLException {
    assertThat(diff()).isEqualTo(new DiffResult(PRODUCTS + 3, 0, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '"',
      nullValues = "whole row",
      value = {
        "update catalog.product set price = price + 0.001 where id = 4321 -> price",
        "update catalog.product set name = name || ' ' where id = 1 -> name",
        "update catalog.product set description = '' where id = 5000 -> description",
        "update catalog.product set status = 'DISCONTINUED' where id = 2000 -> status",
        "update catalog.product set changed_at = changed_at + interval '1 microsecond' where id = 2001 -> changed_at",
        "delete from catalog.product where id = 2500 -> whole row",
        "insert into catalog.product select 999999, 'EXTRA', name, description, category_id, price, status, version, created_at, changed_at from catalog.product where id = 1 -> whole row",
        "insert into catalog.category values (-7, 'x', 'x', 1) -> whole row",
      })
  void planted_damage_is_found(String damage, String column) throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"), "set session_replication_role = replica", damage);

    DiffResult result = diff();

    assertThat(result.mismatches()).isEqualTo(1);
    assertThat(result.examples())
        .singleElement()
        .satisfies(example -> assertThat(example.column()).isEqualTo(column));
  }

  @Test
  void a_change_that_is_still_under_way_is_no_mismatch() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "update product set price = 3, ver = 2 where prod_id in (17, 4000)",
        "delete from product where prod_id = 18");

    DiffResult result =
        new Diff(
                databases.shop(),
                databases.store(),
                reading ->
                    TwoDatabases.sql(
                        databases.as("postgres", "catalog"),
                        "set session_replication_role = replica",
                        "update catalog.product set price = 3, version = 2 where id in (17, 4000)",
                        "delete from catalog.product where id = 18"))
            .run();

    assertThat(result.mismatches()).isZero();
  }

  private DiffResult diff() throws SQLException {
    return new Diff(databases.shop(), databases.store(), reading -> {}).run();
  }
}
