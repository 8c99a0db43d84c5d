package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.Progress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets work end in order when a signal ends this program: Ctrl-C, `./rehearse down`, a closed
/// terminal.
final class StopSignals {
  private static final long PATIENCE_SECONDS = 50;

  private StopSignals() {}

  /// Does the work; a signal interrupts it and waits until it has cleaned up. The exit code is then
  /// the signal's own (130 for Ctrl-C).
  static <T> T orderly(Progress progress, Callable<T> work) throws Exception {
    Thread worker = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              progress.warn("stopping …");
              worker.interrupt();
              try {
                if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                  progress.warn("this takes too long; everything is cut off now");
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
    } finally {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stoppingAlready) {
        // the signal came first
      }
    }
  }
}
