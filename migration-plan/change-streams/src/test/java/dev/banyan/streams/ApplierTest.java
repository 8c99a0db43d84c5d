package dev.banyan.streams;

import static dev.banyan.streams.Changes.category;
import static dev.banyan.streams.Changes.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplierTest {
  private static final String PRODUCTS =
      "select id, sku, name, price, status from catalog.product order by id";

  private final TwoDatabases databases = TwoDatabases.HERE;
  private final Changes changes = new Changes();

  @BeforeEach
  void two_empty_databases() throws SQLException {
    databases.fresh();
  }

  @Test
  void a_row_arrives_through_the_mapping() throws SQLException {
    changes
        .inserted("category", category(1, "gifts"))
        .inserted("product", product(7, "85123A", "2.550"));

    Applied applied = apply(changes.records());

    assertThat(applied).isEqualTo(new Applied(2, 0, 0, 0));
    assertThat(databases.rows("catalog", "select * from catalog.category"))
        .containsExactly("(1,gifts,\"The gifts\",1)");
    assertThat(
            databases.rows(
                "catalog",
                "select id, sku, description, price, status, created_at at time zone 'utc' from catalog.product"))
        .containsExactly(
            "(7,85123A,\"Ünïcode \"\"quoted\"\" 😀\",2.550,ACTIVE,\"2011-01-05 10:00:00.123456\")");
  }

  @Test
  void the_position_says_what_was_applied() throws SQLException {
    changes.inserted("category", category(1, "gifts")).inserted("category", category(4, "toys"));

    apply(changes.records());

    assertThat(databases.store().positions())
        .singleElement()
        .satisfies(
            position -> {
              assertThat(position.partition()).isEqualTo(1);
              assertThat(position.nextOffset()).isEqualTo(2);
              assertThat(position.rows()).isEqualTo(2);
              assertThat(position.lsn()).isEqualTo(1002);
              assertThat(position.committedAt()).isNotNull();
            });
  }

  @Test
  void records_that_were_applied_are_skipped() throws SQLException {
    changes
        .inserted("product", product(1, "A", "1"))
        .updated("product", product(1, "A", "1"), product(1, "A", "2"));
    apply(changes.records());

    Applied again = apply(changes.records().subList(0, 1));

    assertThat(again).isEqualTo(new Applied(0, 1, 0, 0));
    assertThat(databases.rows("catalog", PRODUCTS))
        .containsExactly("(1,A,\"Product 1\",2.000,ACTIVE)");
  }

  @Test
  void a_deleted_row_goes_and_one_inserted_and_deleted_never_comes() throws SQLException {
    changes.inserted("product", product(1, "A", "1")).inserted("product", product(2, "B", "1"));
    apply(changes.records());
    int applied = changes.records().size();

    changes
        .deleted("product", product(1, "A", "1"))
        .inserted("product", product(3, "C", "1"))
        .deleted("product", product(3, "C", "1"));
    apply(changes.records().subList(applied, changes.records().size()));

    assertThat(databases.rows("catalog", "select sku from catalog.product")).containsExactly("(B)");
  }

  @Test
  void rows_that_swap_a_unique_value_get_there() throws SQLException {
    changes.inserted("product", product(1, "A", "1")).inserted("product", product(2, "B", "1"));
    apply(changes.records());
    int applied = changes.records().size();

    changes
        .updated("product", product(1, "A", "1"), product(1, "TMP", "1"))
        .updated("product", product(2, "B", "1"), product(2, "A", "1"))
        .updated("product", product(1, "TMP", "1"), product(1, "B", "1"));
    Applied swapped = apply(changes.records().subList(applied, changes.records().size()));

    assertThat(swapped.parked()).isZero();
    assertThat(databases.rows("catalog", "select id, sku from catalog.product order by id"))
        .containsExactly("(1,B)", "(2,A)");
  }

  @Test
  void only_a_streamed_beat_counts() throws SQLException {
    changes.beat(5, "r", 1_700_000_000_000L);
    apply(changes.records());
    assertThat(databases.store().pulse()).isEmpty();

    changes.beat(6, "u", 1_700_000_001_000L);
    apply(changes.records());

    assertThat(databases.store().pulse().orElseThrow().beat()).isEqualTo(6);
  }

  @Test
  void what_an_applier_writes_carries_its_origin() throws SQLException {
    changes.inserted("category", category(1, "gifts"));

    apply(changes.records());

    assertThat(databases.rows("catalog", "select roname from pg_replication_origin"))
        .contains("(banyan.catalog.forward.1)");
  }

  @Test
  void two_appliers_of_one_partition_do_not_apply_twice() throws SQLException {
    changes.inserted("category", category(1, "gifts"));
    try (Connection other = databases.as("postgres", "catalog").getConnection()) {
      Transactions.query(
          other,
          "select pg_replication_origin_create(name) from (values ('banyan.catalog.forward.2')) wanted (name)"
              + " where pg_replication_origin_oid(name) is null",
          row -> 1);
      Transactions.query(
          other,
          "select pg_replication_origin_session_setup('banyan.catalog.forward.2')",
          row -> 1);
      Changes second = new Changes().inserted("category", category(2, "toys"));

      assertThatThrownBy(() -> apply(second.records())).isInstanceOf(SQLException.class);
    }
    assertThat(databases.rows("catalog", "select * from catalog.category")).isEmpty();
  }

  /// Whatever way the records are cut into batches, and however often they are handed over again.
  @Test
  void any_split_and_any_replay_give_the_same_store() throws SQLException {
    Random random = new Random(42);
    for (int round = 0; round < 8; round++) {
      databases.fresh();
      List<StreamRecord> records = aBusyHour(random);
      apply(records);
      List<String> atOnce = databases.rows("catalog", PRODUCTS);

      databases.fresh();
      inPieces(records, random);

      assertThat(databases.rows("catalog", PRODUCTS)).as("round " + round).isEqualTo(atOnce);
    }
  }

  private void inPieces(List<StreamRecord> records, Random random) throws SQLException {
    int done = 0;
    while (done < records.size()) {
      int from = Math.max(0, done - random.nextInt(4));
      int to = Math.min(records.size(), done + 1 + random.nextInt(8));
      apply(records.subList(from, to));
      done = to;
    }
  }

  private static List<StreamRecord> aBusyHour(Random random) {
    Changes busy = new Changes();
    ObjectNode[] rows = new ObjectNode[8];
    for (int i = 0; i < 60; i++) {
      int id = random.nextInt(rows.length);
      ObjectNode next = product(id + 1, "SKU" + id, Integer.toString(random.nextInt(1000)));
      if (rows[id] == null) {
        busy.inserted("product", next.deepCopy());
        rows[id] = next;
      } else if (random.nextInt(4) == 0) {
        busy.deleted("product", rows[id].deepCopy());
        rows[id] = null;
      } else {
        busy.updated("product", rows[id].deepCopy(), next.deepCopy());
        rows[id] = next;
      }
    }
    return new ArrayList<>(busy.records());
  }

  private Applied apply(List<StreamRecord> records) throws SQLException {
    return databases.applier().apply(records);
  }
}
