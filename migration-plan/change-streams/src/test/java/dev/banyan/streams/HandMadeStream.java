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
  private final List<Future<?>> work = new ArrayList<>();
  private volatile boolean stopped;
  private volatile long written;

  /// @param products their ids count from 1
  HandMadeStream(DataSource shop, DataSource store, int products) {
    work.add(executor.submit(() -> write(shop, products)));
    work.add(executor.submit(() -> apply(store)));
  }

  /// Everything that was written before has been applied.
  void settle() throws SQLException {
    CountDownLatch reached = new CountDownLatch(1);
    underWay.add(store -> reached.countDown());
    try {
      reached.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new SQLException(stopping);
    }
  }

  long written() {
    return written;
  }

  private boolean write(DataSource shop, int products) throws SQLException {
    Random random = new Random(2011);
    try (Connection connection = shop.getConnection()) {
      while (!stopped) {
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
        written++;
      }
    }
    return true;
  }

  private boolean apply(DataSource store) throws SQLException, InterruptedException {
    try (Connection connection = store.getConnection()) {
      Transactions.execute(connection, "set session_replication_role = replica");
      while (!stopped || !underWay.isEmpty()) {
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
    stopped = true;
    work.getFirst().get();
    settle();
    work.getLast().get();
    executor.close();
  }
}
