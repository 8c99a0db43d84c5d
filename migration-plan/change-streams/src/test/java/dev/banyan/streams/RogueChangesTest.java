package dev.banyan.streams;

import static dev.banyan.streams.Changes.category;
import static dev.banyan.streams.Changes.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Bucket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RogueChangesTest {
  private final TwoDatabases databases = TwoDatabases.HERE;
  private final Changes changes = new Changes();

  @BeforeEach
  void two_empty_databases() throws SQLException {
    databases.fresh();
  }

  @Test
  void a_change_of_what_the_receiver_owns_is_parked_as_rogue_and_never_applied()
      throws SQLException {
    own(Bucket.of("A") + 1);
    changes.inserted("product", product(1, "A", "1")).inserted("category", category(1, "gifts"));

    Applied applied = apply(changes.records());

    assertThat(applied).isEqualTo(new Applied(1, 0, 0, 1));
    assertThat(databases.store().progress().rogue()).isEqualTo(1);
    assertThat(databases.rows("catalog", "select sku from catalog.product")).isEmpty();
    assertThat(databases.rows("catalog", "select reason from strangler.parked where rogue"))
        .singleElement()
        .satisfies(reason -> assertThat(reason).contains("the service owns this bucket"));
  }

  @Test
  void is_kept_however_often_it_is_tried_and_forgotten_once_a_person_says_so() throws SQLException {
    own(10_000);
    changes.inserted("product", product(1, "A", "1"));
    apply(changes.records());

    assertThat(databases.store().retryParked()).isZero();
    assertThat(databases.store().parked(10)).singleElement().matches(ParkedChange::rogue);
    assertThat(databases.store().forgetRogue()).isEqualTo(1);

    assertThat(databases.store().progress().rogue()).isZero();
    assertThat(databases.store().parked(10)).isEmpty();
  }

  @Test
  void what_belongs_to_nobody_is_the_receivers_last() throws SQLException {
    own(10_000);
    changes.inserted("category", category(1, "gifts"));
    assertThat(apply(changes.records()).rogue()).isEqualTo(1);
  }

  @Test
  void a_snapshot_of_what_the_receiver_owns_is_skipped_quietly() throws SQLException {
    own(10_000);
    changes.row("product", "r", null, product(1, "A", "1"));

    assertThat(apply(changes.records())).isEqualTo(new Applied(0, 0, 0, 0));
    assertThat(databases.rows("catalog", "select sku from catalog.product")).isEmpty();
  }

  /// Nobody installed a number here, so nothing was ever handed over.
  @Test
  void without_a_number_the_monolith_owns_everything() throws SQLException {
    ChangeStream backward = new ChangeStream(databases.catalog, Direction.BACKWARD);
    try (Connection shop = databases.as("banyan_conductor", "shop").getConnection()) {
      assertThat(Receiver.read(shop, backward).ownsNothing()).isFalse();
    }
  }

  @Test
  void what_waited_is_not_applied_once_the_receiver_owns_it() throws SQLException {
    changes.inserted("product", product(1, "A", "1"));
    apply(changes.records());
    changes.inserted("product", product(2, "A", "1")).deleted("product", product(1, "A", "1"));
    assertThat(apply(changes.records().subList(1, 2)).parked()).isEqualTo(1);
    own(10_000);
    TwoDatabases.sql(
        databases.as("postgres", "catalog"), "delete from catalog.product where id = 1");
    changes.beat(1, "u", 1_700_000_000_000L);

    Applied later = apply(changes.records().subList(3, 4));

    assertThat(later.parked()).isEqualTo(1);
    assertThat(databases.rows("catalog", "select sku from catalog.product")).isEmpty();
  }

  private void own(int number) {
    TwoDatabases.sql(
        databases.as("banyan_conductor", "catalog"),
        "update strangler.ownership set number = " + number);
  }

  private Applied apply(List<StreamRecord> records) throws SQLException {
    return databases.applier().apply(records);
  }
}
