package dev.banyan.streams;

import static dev.banyan.streams.Shop.HIGH;
import static dev.banyan.streams.Shop.LOW;
import static dev.banyan.streams.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Writers that are under way while a number changes.
class ChangingNumberTest {
  private static final Duration AT_ONCE = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Shop shop = new Shop();

  @BeforeEach
  void a_shop_with_two_products() throws SQLException {
    shop.fresh();
  }

  @Test
  void a_writer_under_way_is_waited_for_and_writers_of_other_buckets_do_not_queue()
      throws Exception {
    try (Connection slow = begun("read committed");
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Transactions.execute(slow, write(LOW));
      shop.fenced();
      assertThat(shop.monolith.awaitWriters(AT_ONCE)).hasSize(1);
      CompletableFuture<Integer> waiting = awaiting(thread);

      try (Connection other = shop.app()) {
        Transactions.execute(other, write(HIGH));
        Shop.assertFails(other, Shop.product(Shop.ALSO_LOW), Fence.REFUSED);
      }
      assertThat(waiting).isNotDone();
      slow.commit();

      assertThat(waiting.get()).isZero();
    }
  }

  @Test
  void a_writer_that_comes_later_is_not_waited_for() throws Exception {
    try (Connection first = begun("read committed");
        Connection later = begun("read committed");
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Transactions.execute(first, write(LOW));
      shop.fenced();
      assertThat(shop.monolith.awaitWriters(AT_ONCE)).hasSize(1);
      CompletableFuture<Integer> waiting = awaiting(thread);
      // its look at the locks has to come before the later writer
      Shop.until(() -> lookingAtLocks() > 0);
      Transactions.execute(later, write(HIGH));
      first.commit();

      assertThat(waiting.get()).isZero();
      assertThat(shop.monolith.writersUnderWay()).hasSize(1);
      later.rollback();
    }
  }

  @Test
  void a_prepared_transaction_counts_as_one_under_way() throws Exception {
    try (Connection slow = begun("read committed")) {
      Transactions.execute(slow, write(LOW));
      shop.fenced();
      Transactions.execute(slow, "prepare transaction 'slow'");
      slow.setAutoCommit(true);
      assertThat(shop.monolith.awaitWriters(AT_ONCE)).hasSize(1);

      Transactions.execute(slow, "commit prepared 'slow'");

      assertThat(shop.monolith.awaitWriters(LONG)).isEmpty();
    }
  }

  @Test
  void a_writer_that_is_prepared_while_it_is_waited_for_is_not_lost() throws Exception {
    try (Connection slow = begun("read committed");
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Transactions.execute(slow, write(LOW));
      shop.fenced();
      CompletableFuture<Integer> waiting = awaiting(thread);
      Shop.until(() -> lookingAtLocks() > 0);
      Transactions.execute(slow, "prepare transaction 'slow'");
      slow.setAutoCommit(true);
      assertThat(shop.monolith.awaitWriters(AT_ONCE)).hasSize(1);
      assertThat(waiting).isNotDone();

      Transactions.execute(slow, "commit prepared 'slow'");

      assertThat(waiting.get()).isZero();
    }
  }

  @Test
  void a_transaction_that_began_before_sees_the_new_number() throws SQLException {
    try (Connection app = begun("read committed")) {
      Transactions.execute(app, "select * from product");
      shop.fenced();
      Shop.assertFails(app, write(LOW), Fence.REFUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable"})
  void a_snapshot_older_than_the_number_fails_to_serialize(String isolation) throws SQLException {
    try (Connection app = begun(isolation)) {
      Transactions.execute(app, "select * from product");
      shop.fenced();
      Shop.assertFails(app, write(LOW), "40001");
      app.rollback();

      Shop.assertFails(app, write(LOW), Fence.REFUSED);
      app.rollback();
      Transactions.execute(app, write(HIGH));
      app.commit();
    }
  }

  @Test
  void what_began_before_the_give_does_not_write_after_it() throws SQLException {
    long epoch = shop.fenced();
    try (Connection app = begun("read committed")) {
      Transactions.execute(app, "select * from product");
      done(shop.monolith.give(epoch, 0));
      Shop.assertFails(app, write(LOW), "40001");
      app.rollback();

      Transactions.execute(app, write(LOW));
      app.commit();
    }
  }

  /// Each write that was committed after its number was taken would be lost.
  @Test
  void no_write_slips_through_while_the_number_changes() throws Exception {
    List<Writing> writers =
        Stream.of("read committed", "repeatable read", "serializable").map(Writing::new).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      try {
        writers.forEach(threads::execute);
        for (int round = 0; round < 20; round++) {
          Shop.until(() -> writers.getFirst().writes.getAndSet(0) > 0);
          long epoch = shop.fenced();
          assertThat(shop.monolith.awaitWriters(LONG)).isEmpty();
          List<String> after = version();
          for (Writing writer : writers) {
            writer.refusals.set(0);
            Shop.until(() -> writer.refusals.get() > 2);
          }
          assertThat(version()).isEqualTo(after);
          done(shop.monolith.give(epoch, 0));
          done(shop.monolith.settle(epoch));
        }
      } finally {
        writers.forEach(writer -> writer.stop = true);
      }
    }
  }

  /// Writes the low product, again and again.
  private final class Writing implements Runnable {
    private final String isolation;
    volatile boolean stop;
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger refusals = new AtomicInteger();

    Writing(String isolation) {
      this.isolation = isolation;
    }

    @Override
    public void run() {
      try (Connection app = begun(isolation)) {
        while (!stop) {
          try {
            Transactions.execute(app, "select count(*) from product", write(LOW));
            app.commit();
            writes.incrementAndGet();
          } catch (SQLException refused) {
            app.rollback();
            refusals.incrementAndGet();
          }
        }
      } catch (SQLException broken) {
        throw new IllegalStateException(broken);
      }
    }
  }

  private List<String> version() throws SQLException {
    return shop.databases.rows("shop", "select ver from product where sku = '" + LOW + "'");
  }

  private CompletableFuture<Integer> awaiting(ExecutorService thread) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return shop.monolith.awaitWriters(LONG).size();
          } catch (SQLException failed) {
            throw new IllegalStateException(failed);
          }
        },
        thread);
  }

  /// Sessions that have looked at the locks and are about to look again.
  private int lookingAtLocks() throws SQLException {
    return shop.databases
        .rows(
            "shop",
            "select pid from pg_stat_activity where usename = 'banyan_conductor'"
                + " and state = 'idle' and query like '%from pg_locks%'")
        .size();
  }

  private Connection begun(String isolation) throws SQLException {
    Connection connection = shop.app();
    Transactions.execute(
        connection, "set session characteristics as transaction isolation level " + isolation);
    connection.setAutoCommit(false);
    return connection;
  }

  private static String write(String sku) {
    return "update product set ver = ver + 1 where sku = '" + sku + "'";
  }
}
