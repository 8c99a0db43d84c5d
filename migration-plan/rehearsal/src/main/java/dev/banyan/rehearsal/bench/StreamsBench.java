package dev.banyan.rehearsal.bench;

import dev.banyan.rehearsal.platform.App;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.CarriedPlan;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.StreamsRig;
import dev.banyan.rehearsal.platform.StreamsRigStart;
import dev.banyan.rehearsal.run.StreamsUp;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// `./rehearse bench streams`: how fast rows get from the shared database into a service's store,
/// beside PostgreSQL's own logical replication of the same work between the same two servers.
public final class StreamsBench implements Bench {
  private static final String CAPABILITY = "bench";

  /// Until the compilers have done with what is measured.
  private static final int WARM_UP = 200_000;

  private static final int ROWS = 300_000;
  private static final int ROWS_PER_COMMIT = 500;

  /// As many as people's transactions have: an order and its lines.
  private static final int FEW_PER_COMMIT = 5;

  private static final int ROWS_IN_SMALL_COMMITS = 60_000;
  private static final int COMMITS_PER_SECOND = 200;
  private static final int PACED_SECONDS = 30;
  private static final int PACED_WARM_UP_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RehearsalFolder folder;
  private final Progress progress;

  public StreamsBench(RehearsalFolder folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "rows", ROWS,
        "rowsPerCommit", ROWS_PER_COMMIT,
        "rowsInSmallCommits", ROWS_IN_SMALL_COMMITS,
        "rowsPerSmallCommit", FEW_PER_COMMIT,
        "commitsPerSecond", COMMITS_PER_SECOND,
        "pacedSeconds", PACED_SECONDS,
        "fsync", "on",
        "synchronousCommit", "on",
        "partner", "PostgreSQL's own logical replication, on the same two servers");
  }

  /// What one of the two did.
  ///
  /// @param cpuMicrosPerRow of all processes together; empty where the system does not tell
  private record Measured(
      double rowsPerSecond,
      double rowsPerSecondInSmallCommits,
      Optional<Double> cpuMicrosPerRow,
      Histogram lagMicros) {}

  @Override
  public List<Figure> run() throws CannotStart, InterruptedException, SQLException, IOException {
    Path plan =
        CarriedPlan.unpacked(
            StreamsBench.class, "streams", CAPABILITY, folder.data().resolve("bench-streams"));
    StreamsRigStart start =
        new StreamsRigStart(
            folder,
            plan,
            CAPABILITY,
            Map.of("track_commit_timestamp", "on", "max_wal_size", "4GB"));
    try (StreamsRig rig = start.start(progress)) {
      progress.say("PostgreSQL's own logical replication is measured.");
      Measured partner = partner(rig);
      progress.say("The streams are measured.");
      Measured ours = ours(rig);
      return figures(ours, partner);
    }
  }

  private Measured partner(StreamsRig rig) throws SQLException, InterruptedException {
    try (NativeReplication replication = NativeReplication.begin(rig)) {
      return measure(
          rig, new StreamsWorkload("public.native"), "public.native", "measured_id", "arrived");
    }
  }

  private Measured ours(StreamsRig rig) throws SQLException, InterruptedException, IOException {
    StreamsUp.await(rig, CAPABILITY);
    return measure(
        rig, new StreamsWorkload("public.measured"), "bench.measured", "id", CommitLag.COMMITTED);
  }

  private Measured measure(
      StreamsRig rig, StreamsWorkload workload, String target, String id, String arrived)
      throws SQLException, InterruptedException {
    try (Connection writer = rig.shopAsSuperuser();
        Connection here = rig.shopAsSuperuser();
        Connection there = rig.storeAsSuperuser()) {
      workload.insert(writer, 1, WARM_UP, ROWS_PER_COMMIT);
      await(there, target, id, WARM_UP);

      List<Long> pids = rig.apps().stream().map(App::pid).toList();
      Optional<Duration> cpu = CpuTime.of(pids);
      long begun = System.nanoTime();
      workload.insert(writer, WARM_UP + 1L, ROWS, ROWS_PER_COMMIT);
      await(there, target, id, WARM_UP + ROWS);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Optional<Double> cpuMicrosPerRow =
          cpu.flatMap(
              before ->
                  CpuTime.of(pids).map(after -> after.minus(before).toNanos() / 1_000.0 / ROWS));

      begun = System.nanoTime();
      workload.insert(writer, WARM_UP + ROWS + 1L, ROWS_IN_SMALL_COMMITS, FEW_PER_COMMIT);
      long last = WARM_UP + ROWS + ROWS_IN_SMALL_COMMITS;
      await(there, target, id, last);
      double secondsInSmallCommits = (System.nanoTime() - begun) / 1e9;

      int warmUp = COMMITS_PER_SECOND * PACED_WARM_UP_SECONDS;
      workload.insertPaced(
          writer, last + 1, COMMITS_PER_SECOND, PACED_WARM_UP_SECONDS + PACED_SECONDS);
      await(there, target, id, last + warmUp + (long) COMMITS_PER_SECOND * PACED_SECONDS);
      Histogram lag =
          CommitLag.between(
              here,
              "select measured_id as id, %s as at from %s where measured_id > %d"
                  .formatted(CommitLag.COMMITTED, workload.table(), last + warmUp),
              there,
              "select %s as id, %s as at from %s where %s > %d"
                  .formatted(id, arrived, target, id, last + warmUp));
      return new Measured(
          ROWS / seconds, ROWS_IN_SMALL_COMMITS / secondsInSmallCommits, cpuMicrosPerRow, lag);
    }
  }

  private static void await(Connection target, String table, String id, long rows)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!there(target, table, id, rows)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d rows did not arrive in %s within %s".formatted(rows, table, PATIENCE));
      }
      Thread.sleep(5);
    }
  }

  /// The last row is asked for first: counting them all would be work of its own.
  private static boolean there(Connection target, String table, String id, long rows)
      throws SQLException {
    return number(target, "select count(*) from %s where %s = %d".formatted(table, id, rows)) == 1
        && number(target, "select count(*) from " + table) == rows;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Figure> figures(Measured ours, Measured partner) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(
            "rows per second, end to end", "rows/s", ours.rowsPerSecond, partner.rowsPerSecond));
    figures.add(
        Figure.of(
            "rows per second, %d per commit".formatted(FEW_PER_COMMIT),
            "rows/s",
            ours.rowsPerSecondInSmallCommits,
            partner.rowsPerSecondInSmallCommits));
    for (int percentile : new int[] {50, 99}) {
      figures.add(
          Figure.of(
              "lag p%d at %d commits/s".formatted(percentile, COMMITS_PER_SECOND),
              "ms",
              ours.lagMicros.getValueAtPercentile(percentile) / 1_000.0,
              partner.lagMicros.getValueAtPercentile(percentile) / 1_000.0));
    }
    ours.cpuMicrosPerRow.ifPresent(
        cpu ->
            partner.cpuMicrosPerRow.ifPresent(
                theirs -> figures.add(Figure.of("processor time per row", "µs", cpu, theirs))));
    return figures;
  }
}
