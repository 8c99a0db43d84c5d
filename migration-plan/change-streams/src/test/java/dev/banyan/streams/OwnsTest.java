package dev.banyan.streams;

import static dev.banyan.streams.Shop.HIGH;
import static dev.banyan.streams.Shop.LOW;
import static dev.banyan.streams.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an application is told by its own database, under its own role.
class OwnsTest {
  private final Shop shop = new Shop();

  @BeforeEach
  void the_monolith_owns_all() throws SQLException {
    shop.fresh();
  }

  @Test
  void all_is_ours_before_a_handover_and_where_no_fence_stands() throws SQLException {
    assertThat(told("catalog", LOW)).isEqualTo("ours");
    assertThat(told("catalog", null)).isEqualTo("ours");
    assertThat(told("payments", "17")).isEqualTo("ours");
  }

  @Test
  void a_bucket_is_ours_then_in_hand_then_theirs() throws SQLException {
    long epoch = shop.fenced();
    assertThat(told("catalog", LOW)).isEqualTo("in_hand");
    assertThat(told("catalog", HIGH)).isEqualTo("ours");

    done(shop.monolith.settle(epoch));

    assertThat(told("catalog", LOW)).isEqualTo("theirs");
    assertThat(told("catalog", "*")).isEqualTo("ours");
  }

  @Test
  void the_store_answers_for_the_service() throws SQLException {
    try (Connection app = shop.databases.as("catalog_app", "catalog").getConnection()) {
      assertThat(told(app, "catalog", LOW)).isEqualTo("theirs");
      done(shop.service.accept(shop.epoch()));
      done(shop.service.give(shop.service.read().orElseThrow().epoch(), Shop.EDGE));
      assertThat(told(app, "catalog", LOW)).isEqualTo("ours");
      assertThat(told(app, "catalog", HIGH)).isEqualTo("theirs");
      assertThat(told(app, "payments", "17")).isEqualTo("theirs");
    }
  }

  @Test
  void ours_holds_until_commit_and_the_others_hold_nothing() throws SQLException {
    done(shop.monolith.settle(shop.fenced()));
    try (Connection app = shop.app()) {
      app.setAutoCommit(false);
      assertThat(told(app, "catalog", LOW)).isEqualTo("theirs");
      assertThat(shop.monolith.writersUnderWay()).isEmpty();
      assertThat(told(app, "catalog", HIGH)).isEqualTo("ours");
      assertThat(shop.monolith.writersUnderWay()).hasSize(1);
      app.commit();
      assertThat(shop.monolith.writersUnderWay()).isEmpty();
    }
  }

  @Test
  void a_transaction_that_may_not_write_yet_is_not_told_ours() throws SQLException {
    long epoch = shop.fenced();
    try (Connection app = shop.app()) {
      app.setAutoCommit(false);
      assertThat(told(app, "catalog", LOW)).isEqualTo("in_hand");
      done(shop.monolith.give(epoch, 0));
      assertThat(told(app, "catalog", LOW)).isEqualTo("in_hand");
      app.commit();
      assertThat(told(app, "catalog", LOW)).isEqualTo("ours");
    }
  }

  @Test
  void an_older_snapshot_is_told_to_start_over() throws SQLException {
    try (Connection app = shop.app()) {
      Transactions.execute(app, "begin isolation level repeatable read", "select * from product");
      shop.fenced();
      Shop.assertFails(app, "select strangler.owns('catalog', '" + LOW + "')", "40001");
    }
  }

  @Test
  void it_serves_as_a_condition_over_rows() throws SQLException {
    shop.fenced();
    try (Connection app = shop.app()) {
      assertThat(
              Transactions.query(
                  app,
                  "select sku from product where strangler.owns('catalog', sku) = 'ours'",
                  row -> row.getString(1)))
          .isEqualTo(List.of(HIGH));
    }
  }

  @Test
  void who_is_not_the_application_is_told_nothing() throws SQLException {
    try (Connection other = shop.databases.as("banyan_streams", "shop").getConnection()) {
      Shop.assertFails(other, "select strangler.owns('catalog', 'x')", "42501");
    }
  }

  private String told(String capability, String key) throws SQLException {
    try (Connection app = shop.app()) {
      return told(app, capability, key);
    }
  }

  private static String told(Connection app, String capability, String key) throws SQLException {
    return Transactions.query(
            app, "select strangler.owns(?, ?)", row -> row.getString(1), capability, key)
        .getFirst();
  }
}
