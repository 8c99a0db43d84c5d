package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.model.Bucket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// The shared database with two products, one in a low bucket and one in a high one, and its fence.
final class Shop {
  /// Buckets of the keys: [#LOW] is below [#EDGE], [#HIGH] is not.
  static final int EDGE = 5_000;

  static final String LOW = key(0, EDGE);
  static final String HIGH = key(EDGE, Bucket.COUNT);
  static final String ALSO_LOW = key(0, EDGE, LOW);
  static final String ALSO_HIGH = key(EDGE, Bucket.COUNT, HIGH);

  private static final String OWNS_ALL =
      "update strangler.ownership set number = 0, epoch = 0, gap_owner = 'MONOLITH', gap_epoch = 0,"
          + " since = null, in_hand_from = null, in_hand_to = null";

  final TwoDatabases databases = TwoDatabases.HERE;
  final Ownership monolith = databases.shopOwnership();
  final Ownership service = databases.ownership();

  /// @return the first SKU of a series whose bucket lies there
  private static String key(int from, int to, String... but) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj("SKU-%d"::formatted)
        .filter(sku -> Bucket.of(sku) >= from && Bucket.of(sku) < to)
        .filter(sku -> !List.of(but).contains(sku))
        .findFirst()
        .orElseThrow();
  }

  void fresh() throws SQLException {
    if (service.read().isEmpty()) {
      databases.fresh();
    }
    if (monolith.read().isEmpty()) {
      monolith.install();
    }
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "set session_replication_role = replica; truncate customer, category, warehouse restart identity cascade",
        OWNS_ALL);
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "set session_replication_role = replica; truncate catalog.category cascade",
        OWNS_ALL);
    TwoDatabases.sql(
        databases.as("shop_app", "shop"),
        "insert into category (slug, cat_name) values ('gifts', 'Gifts')",
        product(LOW),
        product(HIGH));
  }

  static String product(String sku) {
    return "insert into product (sku, prod_name, cat_id, price) select '%s', 'p', min(cat_id), 1 from category"
        .formatted(sku);
  }

  Connection app() throws SQLException {
    return databases.as("shop_app", "shop").getConnection();
  }

  /// The monolith loses the buckets below [#EDGE].
  long fenced() throws SQLException {
    long epoch = epoch();
    done(monolith.fence(epoch, 0, EDGE));
    return epoch;
  }

  long epoch() throws SQLException {
    return done(monolith.takeEpoch(0)).epoch();
  }

  /// What is waited for.
  interface Condition {
    boolean holds() throws SQLException;
  }

  static void until(Condition condition) throws SQLException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }

  static OwnershipRow done(OwnershipChange change) {
    return switch (change) {
      case OwnershipChange.Done done -> done.row();
      case OwnershipChange.Refused refused -> throw new AssertionError(refused.reason());
    };
  }

  static void assertRefused(OwnershipChange change, String reason) {
    assertThat(change)
        .isInstanceOfSatisfying(
            OwnershipChange.Refused.class,
            refused -> assertThat(refused.reason()).contains(reason));
  }

  static void assertFails(Connection connection, String sql, String state) {
    assertThatThrownBy(() -> Transactions.execute(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, failed -> assertThat(failed.getSQLState()).isEqualTo(state));
  }
}
