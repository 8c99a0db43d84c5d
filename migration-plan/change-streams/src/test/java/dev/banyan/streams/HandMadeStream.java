package dev.banyan.streams;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/// Writes products in the shop without a pause, a few of them all the time, and applies each change
/// to the store a little later, in order: a stream whose lag is a queue.
final class HandMadeStream implements AutoCloseable {
  private static final int HOT = 5;

  private interface Change {
    void apply(Connection store) throws SQLException;
  }

  private final BlockingQueue<Change> underWay = new LinkedBlockingQueue<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<Boolean> writing;
  private final Future<Boolean> applying;
  private final AtomicLong written = new AtomicLong();
  private volatile boolean writes = true;
  private volatile boolean applies = true;

  /// @param products their ids count from 1
  HandMadeStream(DataSource shop, DataSource store, int products) {
    writing = executor.submit(() -> write(shop, products));
    applying = executor.submit(() -> apply(store));
  }

  /// Everything that was written before has been applied.
  void settle() throws SQLException {
    CountDownLatch reached = new CountDownLatch(1);
    underWay.add(store -> reached.countDown());
    try {
      while (!reached.await(1, TimeUnit.SECONDS)) {
        if (applying.isDone()) {
          throw new SQLException("nothing is applied any more: " + applying);
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new SQLException(stopping);
    }
  }

  long written() {
    return written.get();
  }

  private boolean write(DataSource shop, int products) throws SQLException {
    Random random = new Random(2011);
    try (Connection connection = shop.getConnection()) {
      while (writes) {
        int id = random.nextInt(3) == 0 ? 1 + random.nextInt(products) : 1 + random.nextInt(HOT);
        int price = random.nextInt(1_000_000);
        boolean gone = id > products / 2 && random.nextInt(3) == 0;
        if (gone) {
          Transactions.update(connection, "delete from product where prod_id = ?", id);
          underWay.add(
              store -> Transactions.update(store, "delete from catalog.product where id = ?", id));
        } else {
          Transactions.update(
              connection, "update product set price = ? where prod_id = ?", price, id);
          underWay.add(
              store ->
                  Transactions.update(
                      store, "update catalog.product set price = ? where id = ?", price, id));
        }
        written.incrementAndGet();
      }
    }
    return true;
  }

  private boolean apply(DataSource store) throws SQLException, InterruptedException {
    try (Connection connection = store.getConnection()) {
      Transactions.execute(connection, "set session_replication_role = replica");
      while (applies) {
        List<Change> batch = new ArrayList<>();
        batch.add(underWay.take());
        underWay.drainTo(batch);
        for (Change change : batch) {
          change.apply(connection);
        }
      }
    }
    return true;
  }

  @Override
  public void close() throws Exception {
    writes = false;
    writing.get();
    settle();
    applies = false;
    underWay.add(store -> {});
    applying.get();
    executor.close();
  }
}
