package dev.banyan.rehearsal.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// Things that are done at the same time and wait for each other; the first failure ends them all.
final class Forks implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> all = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch failed = new CountDownLatch(1);

  /// A piece of work.
  @FunctionalInterface
  interface Work<T> {
    T done() throws CannotStart, InterruptedException, SQLException;
  }

  /// What a piece of work leads to, for those that need it.
  @FunctionalInterface
  interface Awaited<T> {
    T get() throws InterruptedException;
  }

  <T> Awaited<T> fork(Work<T> work) {
    Future<T> future =
        executor.submit(
            () -> {
              try {
                return work.done();
              } catch (CannotStart | SQLException | RuntimeException e) {
                failure.compareAndSet(null, e);
                failed.countDown();
                throw e;
              }
            });
    all.add(future);
    return () -> {
      try {
        return future.get();
      } catch (ExecutionException | CancellationException e) {
        // whoever failed has said why; whoever waited for it just ends
        throw new InterruptedException("what was waited for failed");
      }
    };
  }

  /// Waits for everything, or for the first failure, which it throws.
  void join() throws CannotStart, InterruptedException {
    Thread watcher =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    failed.await();
                    all.forEach(future -> future.cancel(true));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    try {
      for (Future<?> future : all) {
        try {
          future.get();
        } catch (ExecutionException | CancellationException e) {
          break;
        }
      }
    } finally {
      watcher.interrupt();
    }
    switch (failure.get()) {
      case null -> {}
      case CannotStart e -> throw e;
      case SQLException e ->
          throw new CannotStart("A database could not be set up: " + e.getMessage(), e);
      case RuntimeException e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    all.forEach(future -> future.cancel(true));
    executor.close();
  }
}
