package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.model.Bucket;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest {
  private final TwoDatabases databases = TwoDatabases.HERE;

  @BeforeEach
  void a_store_with_a_product() throws SQLException {
    databases.fresh();
    databases
        .applier()
        .apply(
            new Changes()
                .inserted("category", Changes.category(1, "gifts"))
                .inserted("product", Changes.product(1, "85123A", "1"))
                .records());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update catalog.product set price = 2",
        "delete from catalog.product",
        "insert into catalog.product (id, sku, name, description, category_id, price, status, version, created_at, changed_at) values (77, 'B', 'b', '', 1, 1, 'ACTIVE', 1, now(), now())",
        "update catalog.category set name = 'x'",
        "truncate catalog.product"
      })
  void a_write_to_a_fenced_bucket_is_refused(String write) throws SQLException {
    try (Connection connection =
        databases
            .as(write.startsWith("truncate") ? "postgres" : "catalog_app", "catalog")
            .getConnection()) {
      assertThatThrownBy(() -> Transactions.execute(connection, write))
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).isEqualTo(Fence.REFUSED));
    }
  }

  @Test
  void a_write_to_an_owned_bucket_passes_and_the_next_bucket_does_not() throws SQLException {
    int bucket = Bucket.of("85123A");
    try (Connection app = databases.as("catalog_app", "catalog").getConnection()) {
      own(bucket);
      assertThatThrownBy(() -> Transactions.execute(app, "update catalog.product set price = 2"))
          .isInstanceOf(SQLException.class);
      own(bucket + 1);
      assertThatCode(() -> Transactions.execute(app, "update catalog.product set price = 2"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void sql_and_java_agree_on_every_bucket() throws SQLException {
    for (String key : new String[] {"*", "", "85123A", "ünïcode", "😀"}) {
      assertThat(
              databases.rows(
                  "catalog", "select strangler.bucket(" + Transactions.literal(key) + ")"))
          .containsExactly("(" + Bucket.of(key) + ")");
    }
  }

  @Test
  void installing_again_keeps_what_stands() throws SQLException {
    own(7);
    databases.install();

    assertThat(databases.rows("catalog", "select number from strangler.ownership"))
        .containsExactly("(7)");
    assertThat(databases.store().positions()).isNotEmpty();
  }

  @Test
  void what_was_put_up_can_be_taken_down_and_put_up_again() throws SQLException {
    databases.remove();
    assertThat(databases.store().installed()).isFalse();
    assertThat(databases.rows("shop", "select pubname from pg_publication")).isEmpty();
    for (String database : new String[] {"shop", "catalog"}) {
      assertThat(databases.rows(database, "select 1 from pg_namespace where nspname = 'strangler'"))
          .isEmpty();
    }

    databases.install();

    assertThat(databases.store().installed()).isTrue();
    assertThat(
            databases.rows(
                "shop", "select schemaname, tablename from pg_publication_tables order by 1, 2"))
        .containsExactly(
            "(public,category)",
            "(public,product)",
            "(strangler,pulse_catalog)",
            "(strangler,signal)");
  }

  private void own(int number) {
    TwoDatabases.sql(
        databases.as("banyan_conductor", "catalog"),
        "update strangler.ownership set number = " + number);
  }
}
