package dev.banyan.streams;

import dev.banyan.streams.BothSides.Answers;
import dev.banyan.streams.Chunks.Chunk;
import dev.banyan.streams.Comparison.At;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The proof that both sides of a stream hold the same rows, through the mapping, while traffic
/// runs.
///
/// Rows are compared in chunks, by count and two sums of hashes; chunks that differ are cut down to
/// the rows that do ([Bisection]); those are looked at again until they are proved or cleared
/// ([Confirmation]).
public final class Diff {
  /// Suspects are looked at again when there are so many, and at a table's end.
  private static final int SUSPECTS = 2_000;

  /// A range that differs and holds so many chunks' rows is cut into pieces before it is looked
  /// into.
  private static final int CROWDED = 4;

  private final StreamSource source;
  private final StreamTarget target;
  private final Settling settling;

  /// For a capability whose rows flow in one direction only.
  ///
  /// @param source may beat the pulse
  public Diff(StreamSource source, StreamTarget target) {
    this(source, target, new PulseArrival(source, target, Duration.ofSeconds(5)));
  }

  /// @param settling of both directions, where both flow
  public Diff(StreamSource source, StreamTarget target, Settling settling) {
    this.source = source;
    this.target = target;
    this.settling = settling;
  }

  public DiffResult run() throws SQLException {
    return run(DiffOptions.DEFAULT);
  }

  /// Compares every row of the capability.
  public DiffResult run(DiffOptions options) throws SQLException {
    List<StreamTable> tables = target.stream().tables();
    DiffProgress from = options.from();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      DiffTally tally = new DiffTally(from, expectedRows(tables, executor), options.progress());
      for (int i = from.table(); i < tables.size(); i++) {
        StreamTable mapping = tables.get(i);
        boolean goingOn = i == from.table();
        Comparison table;
        Chunks chunks;
        try (BothSides sides = new BothSides(source, target, mapping, executor)) {
          table = comparison(mapping, sides);
          chunks = new Chunks(table, options.chunk(), goingOn ? from.after() : null, sides);
          tally.keyless(table, keyless(table, sides));
        }
        new Pass(table, chunks, tally, options, executor).run();
        try (BothSides sides = new BothSides(source, target, mapping, executor)) {
          confirm(table, sides, tally, options);
        }
        tally.tableDone();
      }
      return tally.result();
    }
  }

  private Comparison comparison(StreamTable mapping, BothSides sides) throws SQLException {
    return sides
        .side(At.LEFT)
        .in(
            left ->
                sides
                    .side(At.RIGHT)
                    .in(right -> Comparing.of(target.stream(), mapping, left, right)));
  }

  private long expectedRows(List<StreamTable> tables, ExecutorService executor)
      throws SQLException {
    long rows = 0;
    if (!tables.isEmpty()) {
      try (BothSides sides = new BothSides(source, target, tables.getFirst(), executor)) {
        for (StreamTable table : tables) {
          rows += sides.side(At.LEFT).rows(table.source(), 0);
        }
      }
    }
    return rows;
  }

  private static long keyless(Comparison table, BothSides sides) throws SQLException {
    return sides.side(At.LEFT).query(table.keyless(), row -> row.getLong(1)).getFirst();
  }

  private void confirm(Comparison table, BothSides sides, DiffTally tally, DiffOptions options)
      throws SQLException {
    List<List<String>> suspects = tally.takeSuspects();
    for (int from = 0; from < suspects.size(); from += SUSPECTS) {
      List<List<String>> some = suspects.subList(from, Math.min(from + SUSPECTS, suspects.size()));
      tally.confirmed(
          table, new Confirmation(table, sides, settling, options.cancelled()).of(some));
    }
  }

  /// One pass over a table, by several workers.
  private final class Pass {
    private final Comparison table;
    private final Chunks chunks;
    private final DiffTally tally;
    private final DiffOptions options;
    private final ExecutorService executor;
    private final Throttle throttle;

    Pass(
        Comparison table,
        Chunks chunks,
        DiffTally tally,
        DiffOptions options,
        ExecutorService executor) {
      this.table = table;
      this.chunks = chunks;
      this.tally = tally;
      this.options = options;
      this.executor = executor;
      this.throttle = new Throttle(options.rowsPerSecond());
    }

    void run() throws SQLException {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < options.parallel(); i++) {
        workers.add(executor.submit(this::work));
      }
      try {
        for (Future<?> worker : workers) {
          worker.get();
        }
      } catch (ExecutionException failed) {
        throw BothSides.thrown(failed);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new SQLException("the diff was interrupted", stopping);
      } finally {
        workers.forEach(worker -> worker.cancel(true));
      }
    }

    private boolean work() throws SQLException, InterruptedException {
      try (BothSides sides = new BothSides(source, target, table.mapping(), executor)) {
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
          if (options.cancelled().getAsBoolean()) {
            throw new CancellationException("the diff was cancelled");
          }
          List<List<String>> suspects = new ArrayList<>();
          long rows = compare(sides, chunk.range(), suspects);
          tally.done(chunk.number(), chunk.range().upTo(), rows, suspects);
          throttle.passed(rows);
          synchronized (this) {
            if (tally.suspects() >= SUSPECTS) {
              confirm(table, sides, tally, options);
            }
          }
        }
        return true;
      }
    }

    /// Returns how many rows the source holds.
    private long compare(BothSides sides, KeyRange range, List<List<String>> suspects)
        throws SQLException {
      Bisection bisection = new Bisection(table, sides, range);
      Answers<Bisection.Summary> sums = bisection.summaries();
      if (sums.left().equals(sums.right())) {
        return sums.left().rows();
      }
      long crowd = (long) CROWDED * options.chunk();
      long most = Math.max(sums.left().rows(), sums.right().rows());
      if (table.indexed() && most > crowd) {
        At at = sums.left().rows() == most ? At.LEFT : At.RIGHT;
        for (KeyRange piece : chunks.pieces(sides, at, range)) {
          suspects.addAll(new Bisection(table, sides, piece).differing());
        }
      } else {
        suspects.addAll(bisection.differing());
      }
      return sums.left().rows();
    }
  }
}
