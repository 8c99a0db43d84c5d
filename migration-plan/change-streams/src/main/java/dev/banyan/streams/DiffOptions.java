package dev.banyan.streams;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// How a diff is done.
///
/// @param chunk about how many rows are hashed in one go; more of them cost less, and hold a
///   snapshot longer
/// @param parallel chunks at the same time; each takes a connection to either database
/// @param rowsPerSecond at most so many rows of the source; 0 is as fast as it goes
/// @param from where to go on
/// @param progress told after each chunk
/// @param cancelled asked before each chunk and each reading; once it says so, the diff ends with a
///   [java.util.concurrent.CancellationException], and what was told last is where to go on
public record DiffOptions(
    int chunk,
    int parallel,
    long rowsPerSecond,
    DiffProgress from,
    Consumer<DiffProgress> progress,
    BooleanSupplier cancelled) {
  /// So many differing rows are remembered by key; more are only counted.
  public static final int KEPT = 10_000;

  public static final DiffOptions DEFAULT =
      new DiffOptions(100_000, 2, 0, DiffProgress.NONE, progress -> {}, () -> false);

  public DiffOptions {
    if (chunk < 1 || parallel < 1 || rowsPerSecond < 0) {
      throw new IllegalArgumentException(
          "a diff wants a chunk and parallel of 1 or more and rows per second of 0 or more, were %d, %d and %d"
              .formatted(chunk, parallel, rowsPerSecond));
    }
  }

  public DiffOptions inChunksOf(int rows) {
    return new DiffOptions(rows, parallel, rowsPerSecond, from, progress, cancelled);
  }

  public DiffOptions inParallel(int chunks) {
    return new DiffOptions(chunk, chunks, rowsPerSecond, from, progress, cancelled);
  }

  public DiffOptions atMost(long rowsEachSecond) {
    return new DiffOptions(chunk, parallel, rowsEachSecond, from, progress, cancelled);
  }

  public DiffOptions goingOnFrom(DiffProgress checkpoint) {
    return new DiffOptions(chunk, parallel, rowsPerSecond, checkpoint, progress, cancelled);
  }

  public DiffOptions telling(Consumer<DiffProgress> listener) {
    return new DiffOptions(chunk, parallel, rowsPerSecond, from, listener, cancelled);
  }

  public DiffOptions until(BooleanSupplier stopped) {
    return new DiffOptions(chunk, parallel, rowsPerSecond, from, progress, stopped);
  }
}
