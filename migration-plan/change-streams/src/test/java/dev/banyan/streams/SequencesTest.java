package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequencesTest {
  private static final String SERVICE_PRODUCT =
      "insert into catalog.category (slug, name, position) values ('%s', 'x', 1) returning id";

  private final Shop shop = new Shop();

  @BeforeEach
  void a_shop_with_two_products() throws SQLException {
    shop.databases.fresh();
    shop.fresh();
  }

  @AfterEach
  void as_ever() throws SQLException {
    shop.databases.remove();
  }

  @Test
  void the_monolith_gives_even_numbers_and_the_service_odd_ones_far_above() throws SQLException {
    long last = one("shop", "select max(prod_id) from product");
    Ownership.interleave(shop.monolith, shop.service);
    Ownership.interleave(shop.monolith, shop.service);

    assertThat(given("A", "B", "C")).allMatch(id -> id % 2 == 0).first().isIn(last + 1, last + 2);
    assertThat(given("D")).allMatch(id -> id % 2 == 0);
    long first = one("catalog", "select nextval('catalog.product_id_seq')");
    assertThat(first).isOdd().isBetween(last + Sequences.MARGIN, last + Sequences.MARGIN + 5);
    assertThat(one("catalog", "select nextval('catalog.product_id_seq')")).isEqualTo(first + 2);
  }

  @Test
  void a_row_with_a_number_of_the_other_kind_is_refused() throws SQLException {
    Ownership.interleave(shop.monolith, shop.service);
    try (Connection app = shop.app()) {
      Shop.assertFails(
          app,
          "insert into category (cat_id, slug, cat_name) values (700001, 'odd', 'x')",
          Fence.WRONG_PARITY);
      Transactions.execute(
          app,
          "insert into category (cat_id, slug, cat_name) values (700002, 'even', 'x')",
          "update category set cat_name = 'y'");
    }
    long epoch = shop.epoch();
    Shop.done(shop.service.accept(epoch));
    Shop.done(shop.service.give(epoch, 10_000));
    try (Connection app = shop.databases.as("catalog_app", "catalog").getConnection()) {
      Transactions.execute(app, SERVICE_PRODUCT.formatted("odd"));
      Shop.assertFails(
          app,
          "insert into catalog.category (id, slug, name, position) values (700002, 'even', 'x', 1)",
          Fence.WRONG_PARITY);
    }
  }

  @Test
  void without_a_fence_they_count_on_as_before_beyond_all_that_came() throws SQLException {
    Ownership.interleave(shop.monolith, shop.service);
    TwoDatabases.sql(
        shop.databases.as("postgres", "shop"),
        "set session_replication_role = replica",
        "insert into product (prod_id, sku, prod_name, cat_id, price) values (900001, 'CAME', 'p', 1, 1)");

    shop.databases.remove();

    assertThat(given("X", "Y")).containsExactly(900_002L, 900_003L);
    assertThat(
            shop.databases.rows(
                "shop",
                "select increment_by, cache_size from pg_sequences where sequencename = 'product_prod_id_seq'"))
        .containsExactly("(1,1)");
    shop.databases.install();
  }

  @Test
  void an_application_that_numbers_in_blocks_stands_against_it() throws SQLException {
    TwoDatabases.sql(
        shop.databases.as("postgres", "shop"),
        "alter sequence product_prod_id_seq increment by 50",
        "alter sequence category_cat_id_seq increment by 10");
    try {
      assertThatThrownBy(() -> Ownership.interleave(shop.monolith, shop.service))
          .hasMessageContaining("product_prod_id_seq counts by 50")
          .hasMessageContaining("category_cat_id_seq counts by 10");
      assertThat(shop.databases.rows("catalog", "select * from strangler.interleaved")).isEmpty();
    } finally {
      TwoDatabases.sql(
          shop.databases.as("postgres", "shop"),
          "alter sequence product_prod_id_seq increment by 1",
          "alter sequence category_cat_id_seq increment by 1");
    }
  }

  private List<Long> given(String... skus) throws SQLException {
    try (Connection app = shop.app()) {
      for (String sku : skus) {
        Transactions.execute(app, Shop.product(sku));
      }
      return Transactions.query(
          app,
          "select prod_id from product where sku = any (?) order by prod_id",
          row -> row.getLong(1),
          (Object) skus);
    }
  }

  private long one(String database, String query) throws SQLException {
    String row = shop.databases.rows(database, query).getFirst();
    return Long.parseLong(row.substring(1, row.length() - 1));
  }
}
