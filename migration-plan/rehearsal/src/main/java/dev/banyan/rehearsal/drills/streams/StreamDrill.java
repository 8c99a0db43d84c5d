package dev.banyan.rehearsal.drills.streams;

import dev.banyan.model.Side;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.CarriedPlan;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.StreamsRig;
import dev.banyan.rehearsal.platform.StreamsRigStart;
import dev.banyan.rehearsal.run.ConductorClient;
import dev.banyan.rehearsal.run.Settling;
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
import java.util.Random;
import java.util.UUID;

/// `./rehearse drill streams`: both sides write, each to its own buckets, while databases, broker,
/// Connect, appliers and conductor are killed at random moments. After each round both diffs must
/// be clean, the ledger must show every committed change applied exactly once, and no identifier
/// may have been handed out on both sides. `./rehearse drill halves` is one long round of it in
/// which nothing is killed.
public final class StreamDrill {
  private static final String CAPABILITY = "odd";
  private static final String MONOLITH_WRITES = "monolith-writes.sql";
  private static final String SERVICE_WRITES = "service-writes.sql";
  private static final int SESSIONS_PER_SIDE = 2;
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);

  /// @param roundMillis how long is written in each round
  /// @param kills whether anything is killed
  public record Options(
      RehearsalFolder folder, int rounds, long seed, int roundMillis, boolean kills) {}

  /// What a drill found.
  ///
  /// @param findings empty if nothing was lost and nothing was applied twice
  public record Outcome(List<Round> rounds, List<String> findings) {
    public Outcome {
      rounds = List.copyOf(rounds);
      findings = List.copyOf(findings);
    }
  }

  /// @param committed transactions whose commit was answered
  /// @param broken transactions that a crash or a constraint ended
  /// @param settledSeconds from the last write until everything was applied and compared
  public record Round(
      int number,
      List<String> kills,
      int committed,
      int broken,
      double settledSeconds,
      long rowsCompared) {}

  private final Options options;
  private final Progress progress;
  private final Path plan;
  private final Sides<Changes> changes;
  private final Sides<List<UUID>> acknowledged = new Sides<>(new ArrayList<>(), new ArrayList<>());

  public StreamDrill(Options options, Progress progress) throws IOException {
    this.options = options;
    this.progress = progress;
    this.plan =
        CarriedPlan.unpacked(
            StreamDrill.class,
            "plan",
            CAPABILITY,
            options.folder().data().resolve("drill-streams"),
            MONOLITH_WRITES,
            SERVICE_WRITES);
    this.changes =
        new Sides<>(
            Changes.read(plan.resolve(MONOLITH_WRITES)),
            Changes.read(plan.resolve(SERVICE_WRITES)));
  }

  public Outcome run() throws CannotStart, InterruptedException, SQLException, IOException {
    StreamsRigStart start = new StreamsRigStart(options.folder(), plan, CAPABILITY, Map.of());
    List<Round> rounds = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    try (StreamsRig rig = start.start(progress)) {
      Ledgers ledgers = new Ledgers(rig);
      Identifiers identifiers = new Identifiers(rig);
      StreamsUp.await(rig, CAPABILITY);
      // Its triggers fire for what streams write, too: the conductor copies no table that has such.
      ledgers.watch();
      identifiers.remember();
      share(rig);
      try (ConductorClient conductor = new ConductorClient(rig.conductor(), rig.apiToken())) {
        Settling settling = new Settling(conductor, CAPABILITY, SETTLED_WITHIN);
        for (int number = 1; number <= options.rounds() && findings.isEmpty(); number++) {
          rounds.add(round(rig, ledgers, settling, number, findings));
          findings.addAll(identifiers.findings());
        }
      }
    }
    return new Outcome(rounds, findings);
  }

  /// Gives the service its buckets while nobody writes: a handover is another drill.
  private static void share(StreamsRig rig) throws SQLException {
    for (Connection database : List.of(rig.shopAsSuperuser(), rig.storeAsSuperuser())) {
      try (database;
          Statement statement = database.createStatement()) {
        statement.execute(
            "update strangler.ownership set number = %d where capability = '%s'"
                .formatted(OwnKeys.BORDER, CAPABILITY));
      }
    }
  }

  private Round round(
      StreamsRig rig, Ledgers ledgers, Settling settling, int number, List<String> findings)
      throws InterruptedException, SQLException, IOException {
    Random random = new Random(options.seed() * 1_000 + number);
    List<Kill> kills =
        options.kills() ? Kill.ofRound(number - 1, options.roundMillis(), random) : List.of();
    progress.say(
        "Round %d of %d: %d s, %s"
            .formatted(
                number,
                options.rounds(),
                options.roundMillis() / 1_000,
                kills.isEmpty() ? "nothing is killed" : "kills " + kills));
    List<Writer> writers = new ArrayList<>();
    for (Side side : Side.values()) {
      for (int i = 0; i < SESSIONS_PER_SIDE; i++) {
        writers.add(
            new Writer(
                side,
                side == Side.MONOLITH ? rig::shopAsApplication : rig::storeAsApplication,
                changes.of(side),
                OwnKeys.of(side),
                new Random(random.nextLong())));
      }
    }
    write(rig, writers, kills);
    long begun = System.nanoTime();
    long rows = settling.await(findings);
    int committed = 0;
    int broken = 0;
    for (Writer writer : writers) {
      acknowledged.of(writer.side()).addAll(writer.acknowledged());
      findings.addAll(writer.refusals());
      committed += writer.acknowledged().size();
      broken += writer.broken();
    }
    for (Side side : Side.values()) {
      findings.addAll(ledgers.findings(side, acknowledged.of(side)));
    }
    Round round =
        new Round(
            number,
            kills.stream().map(Kill::toString).toList(),
            committed,
            broken,
            Math.round((System.nanoTime() - begun) / 1e8) / 10.0,
            rows);
    progress.say(
        "Round %d: %d transactions committed, %d broken off; %d rows equal both ways %.1f s later"
            .formatted(number, committed, broken, rows, round.settledSeconds()));
    return round;
  }

  private void write(StreamsRig rig, List<Writer> writers, List<Kill> kills)
      throws InterruptedException {
    long begun = System.nanoTime();
    long end = begun + options.roundMillis() * 1_000_000L;
    List<Thread> sessions = new ArrayList<>();
    for (Writer writer : writers) {
      sessions.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      writer.writeUntil(end);
                    } catch (InterruptedException stopped) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    try {
      for (Kill kill : kills) {
        long wait = kill.afterMillis() - (System.nanoTime() - begun) / 1_000_000;
        if (wait > 0) {
          Thread.sleep(wait);
        }
        rig.kill(kill.victim());
      }
      for (Thread session : sessions) {
        session.join();
      }
    } finally {
      sessions.forEach(Thread::interrupt);
    }
  }
}
