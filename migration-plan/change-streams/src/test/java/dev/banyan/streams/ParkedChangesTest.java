package dev.banyan.streams;

import static dev.banyan.streams.Changes.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkedChangesTest {
  private static final String PRODUCTS =
      "select id, sku, name, price, status from catalog.product order by id";

  private final TwoDatabases databases = TwoDatabases.HERE;
  private final Changes changes = new Changes();

  @BeforeEach
  void two_empty_databases() throws SQLException {
    databases.fresh();
  }

  @Test
  void a_change_whose_place_is_taken_waits_until_the_other_partition_frees_it()
      throws SQLException {
    changes.inserted("product", product(1, "A", "1"));
    apply(changes.records());
    changes.inserted("product", product(2, "A", "1")).deleted("product", product(1, "A", "1"));

    assertThat(apply(changes.records().subList(1, 2)).parked()).isEqualTo(1);
    assertThat(apply(changes.records().subList(2, 3)).parked()).isZero();

    assertThat(databases.rows("catalog", "select id, sku from catalog.product"))
        .containsExactly("(2,A)");
  }

  @Test
  void what_cannot_be_applied_is_parked_with_its_reason_and_the_rest_goes_on() throws SQLException {
    changes
        .inserted("product", product(1, "A", "1"))
        .inserted("product", product(2, "B", "-5"))
        .inserted("product", product(3, "C", "1").put("stat", "?"))
        .garbage(0, "{not json")
        .inserted("product", product(4, "D", "1"));

    Applied applied = apply(changes.records());

    assertThat(applied.parked()).isEqualTo(3);
    assertThat(databases.rows("catalog", "select sku from catalog.product order by sku"))
        .containsExactly("(A)", "(D)");
    assertThat(databases.rows("catalog", "select reason from strangler.parked"))
        .anySatisfy(reason -> assertThat(reason).contains("product_price_check"))
        .anySatisfy(reason -> assertThat(reason).contains("status"))
        .anySatisfy(reason -> assertThat(reason).contains("not JSON"));
    assertThat(databases.store().progress().parked()).isEqualTo(3);
  }

  @Test
  void later_changes_of_a_parked_row_wait_behind_it_and_others_do_not() throws SQLException {
    changes
        .inserted("product", product(2, "B", "-5"))
        .updated("product", product(2, "B", "-5"), product(2, "B", "-6"))
        .inserted("product", product(5, "E", "1"));

    Applied applied = apply(changes.records());

    assertThat(applied.parked()).isEqualTo(2);
    assertThat(databases.rows("catalog", "select reason from strangler.parked order by parked_at"))
        .anySatisfy(reason -> assertThat(reason).contains("waits behind"));
    assertThat(databases.rows("catalog", "select sku from catalog.product")).containsExactly("(E)");
  }

  @Test
  void a_later_change_replaces_a_parked_one() throws SQLException {
    changes.inserted("product", product(2, "B", "-5"));
    apply(changes.records());

    changes.updated("product", product(2, "B", "-5"), product(2, "B", "5"));
    Applied mended = apply(changes.records());

    assertThat(mended.parked()).isZero();
    assertThat(databases.rows("catalog", PRODUCTS))
        .containsExactly("(2,B,\"Product 2\",5.000,ACTIVE)");
  }

  @Test
  void is_tried_again_when_asked_to_once_what_stood_against_it_is_gone() throws SQLException {
    changes.inserted("product", product(2, "B", "-5"));
    apply(changes.records());
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "alter table catalog.product drop constraint product_price_check");
    try {
      assertThat(databases.store().retryParked()).isEqualTo(1);
      changes.beat(1, "u", 1_700_000_000_000L);

      assertThat(apply(changes.records()).parked()).isZero();
      assertThat(databases.rows("catalog", "select sku from catalog.product"))
          .containsExactly("(B)");
    } finally {
      TwoDatabases.sql(
          databases.as("postgres", "catalog"),
          "set session_replication_role = replica",
          "delete from catalog.product where price < 0",
          "alter table catalog.product add constraint product_price_check check (price >= 0)");
    }
  }

  @Test
  void a_value_that_was_not_sent_is_never_written() throws SQLException {
    ObjectNode toasted = product(1, "A", "2").put("descr", RowImage.UNAVAILABLE);
    changes
        .inserted("product", product(1, "A", "1"))
        .updated("product", product(1, "A", "1"), toasted)
        .updated("product", toasted.deepCopy(), toasted.deepCopy().put("price", "3"));

    Applied applied = apply(changes.records());

    assertThat(applied.parked()).isEqualTo(1);
    assertThat(databases.rows("catalog", "select description, price from catalog.product"))
        .containsExactly("(\"Ünïcode \"\"quoted\"\" 😀\",2.000)");
  }

  private Applied apply(List<StreamRecord> records) throws SQLException {
    return databases.applier().apply(records);
  }
}
