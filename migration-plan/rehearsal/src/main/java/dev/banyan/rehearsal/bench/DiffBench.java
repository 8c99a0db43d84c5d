package dev.banyan.rehearsal.bench;

import dev.banyan.rehearsal.platform.DatabasePair;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Diff;
import dev.banyan.streams.DiffOptions;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Direction;
import dev.banyan.streams.StreamSource;
import dev.banyan.streams.StreamTarget;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// `./rehearse bench diff`: how many rows a second are compared, beside one raw hash scan of both
/// tables at the same time; and one damaged row among them all has to be found.
public final class DiffBench implements Bench {
  private static final int PRODUCTS = 1_000_000;
  private static final int DAMAGED = 777_777;
  private static final int RUNS = 3;

  private final RehearsalFolder folder;
  private final Progress progress;

  public DiffBench(RehearsalFolder folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "rows",
        PRODUCTS + " products on each side",
        "chunk",
        DiffOptions.DEFAULT.chunk(),
        "parallel",
        DiffOptions.DEFAULT.parallel(),
        "runs",
        RUNS + ", the fastest counts",
        "hash",
        "128 bits a row, through the mapping",
        "partner",
        "select sum(hash_record_extended(t, 0)) of both tables at the same time");
  }

  @Override
  public List<Figure> run() throws Exception {
    try (DatabasePair databases = DatabasePair.start(folder, "bench-diff", progress)) {
      Catalogs catalogs = new Catalogs(folder.repository(), databases);
      progress.say("%,d products are made on each side.".formatted(PRODUCTS));
      catalogs.fill(PRODUCTS);
      ChangeStream forward =
          new ChangeStream(Catalogs.capability(folder.repository()), Direction.FORWARD);
      Diff diff =
          new Diff(
              new StreamSource(databases.shop(), "postgres"),
              new StreamTarget(databases.services(), forward, "postgres"),
              reading -> {});
      double[] equal =
          fastest(
              catalogs::rawScan,
              () -> equal(diff, DiffOptions.DEFAULT),
              () -> equal(diff, DiffOptions.DEFAULT.inChunksOf(2 * PRODUCTS)));
      catalogs.damage(DAMAGED);
      double[] damaged = fastest(catalogs::rawScan, () -> one(diff));
      return List.of(
          Figure.of("rows per second", "rows/s", equal[1], equal[0]),
          Figure.of("rows per second, in one chunk", "rows/s", equal[2], equal[0]),
          Figure.of("rows per second, one row damaged", "rows/s", damaged[1], damaged[0]));
    }
  }

  /// What is measured.
  interface Work {
    void run() throws SQLException, InterruptedException;
  }

  /// Rows of both sides per second, of each. They take turns, so that what else the machine does
  /// strikes all of them.
  private double[] fastest(Work... works) throws SQLException, InterruptedException {
    double[] most = new double[works.length];
    for (int run = 0; run <= RUNS; run++) {
      for (int i = 0; i < works.length; i++) {
        long begun = System.nanoTime();
        works[i].run();
        double rate = 2.0 * PRODUCTS / ((System.nanoTime() - begun) / 1e9);
        // The first one warms everything up.
        most[i] = run == 0 ? 0 : Math.max(most[i], rate);
      }
      progress.now("run %d of %d".formatted(run, RUNS));
    }
    return most;
  }

  private static void equal(Diff diff, DiffOptions options) throws SQLException {
    DiffResult result = diff.run(options);
    if (!result.equal() || result.rows() < PRODUCTS) {
      throw new IllegalStateException("equal tables should be equal, but: " + result);
    }
  }

  private static void one(Diff diff) throws SQLException {
    DiffResult result = diff.run();
    if (result.mismatches() != 1
        || !result.examples().getFirst().key().equals(String.valueOf(DAMAGED))) {
      throw new IllegalStateException(
          "one row of %d is damaged, %d, but found was: %s".formatted(PRODUCTS, DAMAGED, result));
    }
  }
}
