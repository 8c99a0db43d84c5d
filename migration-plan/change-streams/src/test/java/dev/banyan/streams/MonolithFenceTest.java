package dev.banyan.streams;

import static dev.banyan.streams.Shop.HIGH;
import static dev.banyan.streams.Shop.LOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/// Whatever SQL the application's role sends to the shared database.
class MonolithFenceTest {
  private final Shop shop = new Shop();

  @BeforeEach
  void a_shop_with_two_products() throws SQLException {
    shop.fresh();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update product set price = 2 where sku = ':low'",
        "update product set price = 2",
        "update product set sku = ':low2' where sku = ':high'",
        "update product set sku = ':high2' where sku = ':low'",
        "delete from product where sku = ':low'",
        "insert into product (sku, prod_name, cat_id, price) select ':low2', 'p', 1, 1",
        "insert into product (sku, prod_name, cat_id, price) select v, 'p', 1, 1 from unnest(array[':high2', ':low2']) v",
        "insert into product (sku, prod_name, cat_id, price) select ':low', 'p', 1, 1 on conflict (sku) do update set price = 2",
        "with moved as (update product set price = 2 where sku = ':low' returning 1) select * from moved",
        "merge into product p using (select ':low' as sku) n on p.sku = n.sku when matched then update set price = 2",
        "merge into product p using (select ':low' as sku) n on p.sku = n.sku when matched then delete",
        "merge into product p using (select ':low2' as sku) n on p.sku = n.sku when not matched then insert (sku, prod_name, cat_id, price) values (n.sku, 'p', 1, 1)",
        "do $$ begin execute 'update product set price = 2 where sku = '':low'''; end $$",
        "set search_path = pg_temp, public; update product set price = 2 where sku = ':low'"
      })
  void a_write_to_what_the_service_owns_is_refused(String write) throws SQLException {
    shop.fenced();
    try (Connection app = shop.app()) {
      Shop.assertFails(app, spelled(write), Fence.REFUSED);
    }
    assertThat(shop.databases.rows("shop", "select sku, price from product order by sku"))
        .containsExactlyInAnyOrder("(" + LOW + ",1.000)", "(" + HIGH + ",1.000)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update product set price = 2 where sku = ':high'",
        "update product set sku = ':high2' where sku = ':high'",
        "delete from product where sku = ':high'",
        "update product set price = 2 where sku = 'nothing has this'",
        "insert into product (sku, prod_name, cat_id, price) select ':high', 'p', 1, 1 on conflict (sku) do update set price = 2",
        "update category set cat_name = 'x'"
      })
  void a_write_to_what_the_monolith_owns_passes(String write) throws SQLException {
    shop.fenced();
    try (Connection app = shop.app()) {
      Transactions.execute(app, spelled(write));
    }
  }

  @Test
  void a_copy_is_refused_for_one_row_of_many() throws Exception {
    shop.fenced();
    try (Connection app = shop.app()) {
      String rows = "%s,p,1,1\n%s,p,1,1\n".formatted(Shop.ALSO_HIGH, Shop.ALSO_LOW);
      assertThatThrownBy(
              () ->
                  app.unwrap(PGConnection.class)
                      .getCopyAPI()
                      .copyIn(
                          "copy product (sku, prod_name, cat_id, price) from stdin csv",
                          new StringReader(rows)))
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).isEqualTo(Fence.REFUSED));
    }
  }

  @Test
  void the_application_cannot_take_the_fence_down() throws SQLException {
    shop.fenced();
    try (Connection app = shop.app()) {
      Shop.assertFails(app, "alter table product disable trigger all", "42501");
      Shop.assertFails(app, "set session_replication_role = replica", "42501");
      Shop.assertFails(app, "update strangler.ownership set number = 0", "42501");
      Shop.assertFails(app, "select setval('strangler.fenced_catalog', 1)", "42501");
      Shop.assertFails(
          app,
          "create or replace function strangler.bucket(text) returns int language sql as 'select 9999'",
          "42501");
    }
  }

  @Test
  void a_role_without_rights_in_the_schema_goes_on_writing() throws SQLException {
    TwoDatabases.sql(
        shop.databases.as("postgres", "shop"),
        "drop role if exists clerk",
        "create role clerk login",
        "grant select, update on product to clerk");
    shop.fenced();
    try (Connection clerk = shop.databases.as("clerk", "shop").getConnection()) {
      Transactions.execute(
          clerk, "update product set price = 3 where sku = " + Transactions.literal(HIGH));
      Shop.assertFails(
          clerk,
          "update product set price = 3 where sku = " + Transactions.literal(LOW),
          Fence.REFUSED);
    } finally {
      TwoDatabases.sql(
          shop.databases.as("postgres", "shop"), "drop owned by clerk", "drop role clerk");
    }
  }

  @Test
  void truncate_passes_as_deletes_until_the_first_handover_began() throws SQLException {
    String truncate = "truncate product cascade";
    try (Connection owner = shop.databases.as("postgres", "shop").getConnection()) {
      Transactions.execute(
          owner,
          "create temp table deleted (prod_id bigint)",
          """
          create function pg_temp.note() returns trigger language plpgsql security definer as
          $$ begin insert into deleted values (old.prod_id); return null; end $$""",
          "create trigger note after delete on product for each row execute function pg_temp.note()");
      long products = count(owner, "product");
      Transactions.execute(owner, truncate, "drop trigger note on product");
      assertThat(products).isPositive();
      assertThat(count(owner, "product")).isZero();
      assertThat(count(owner, "deleted")).isEqualTo(products);
      shop.epoch();
      Shop.assertFails(owner, truncate, Fence.REFUSED);
    }
  }

  @Test
  void a_fence_that_is_missing_or_off_is_told_and_put_up_again() throws SQLException {
    assertThat(shop.monolith.unfenced()).isEmpty();
    TwoDatabases.sql(
        shop.databases.as("postgres", "shop"),
        "alter table product disable trigger banyan_fence_catalog_update",
        "drop trigger banyan_fence_catalog_insert on category");
    assertThat(shop.monolith.unfenced()).isEqualTo(List.of("public.category", "public.product"));

    shop.monolith.install();

    assertThat(shop.monolith.unfenced()).isEmpty();
  }

  @Test
  void a_truncate_whose_deletes_would_break_a_reference_says_so() throws SQLException {
    try (Connection owner = shop.databases.as("postgres", "shop").getConnection()) {
      Shop.assertFails(owner, "truncate category cascade", "23503");
      assertThat(count(owner, "product")).isPositive();
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    return Transactions.query(connection, "select count(*) from " + table, row -> row.getLong(1))
        .getFirst();
  }

  private static String spelled(String write) {
    return write
        .replace(":low2", Shop.ALSO_LOW)
        .replace(":high2", Shop.ALSO_HIGH)
        .replace(":low", LOW)
        .replace(":high", HIGH)
        .replace("'p', 1, 1", "'p', (select min(cat_id) from category), 1")
        .replace(
            "values (n.sku, 'p', 1, 1)",
            "values (n.sku, 'p', (select min(cat_id) from category), 1)");
  }
}
