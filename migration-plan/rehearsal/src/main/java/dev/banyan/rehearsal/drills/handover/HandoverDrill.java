package dev.banyan.rehearsal.drills.handover;

import dev.banyan.model.Bucket;
import dev.banyan.model.Share;
import dev.banyan.rehearsal.clerks.Answered;
import dev.banyan.rehearsal.handovers.HandoverJournal;
import dev.banyan.rehearsal.handovers.MovableShop;
import dev.banyan.rehearsal.handovers.RecordedWork;
import dev.banyan.rehearsal.handovers.WarmUp;
import dev.banyan.rehearsal.history.Promise;
import dev.banyan.rehearsal.journal.ToldHandover;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `./rehearse drill handover`: buckets change hands while clerks write, and at a step of it a
/// process is killed. Within half a minute the system must be well again by itself, and in the end
/// both stores equal and the history of all requests without anomaly.
public final class HandoverDrill {
  private static final Duration WELL_WITHIN = Duration.ofSeconds(30);
  private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(2);
  private static final Duration TURNED_WITHIN = Duration.ofSeconds(90);

  /// What follows is no measurement: a shop that is nearly warm does.
  private static final Duration WARM_WITHIN = Duration.ofSeconds(20);

  private static final int SECONDS_BEFORE = 2;
  private static final int SECONDS_AFTER = 3;
  private static final Share FIRST = Share.ofPercent(50);

  /// @param requestsPerSecond a third of them writes
  public record Options(
      RehearsalFolder folder, List<Cell> cells, int requestsPerSecond, long seed) {
    public Options {
      cells = List.copyOf(cells);
    }
  }

  /// What came of one crash.
  ///
  /// @param lastStep the last one that was written down when the process was dead
  /// @param end how the handover that was struck ended, as the journal says
  /// @param failed requests without the answer that their contract promises, while it was down
  /// @param operations that the history was judged by
  public record Struck(
      String step,
      String victim,
      int round,
      String from,
      String to,
      String lastStep,
      double wellAfterSeconds,
      String end,
      int requests,
      int failed,
      long operations,
      List<String> findings) {
    public Struck {
      findings = List.copyOf(findings);
    }
  }

  /// @param findings empty if nothing was lost and everything recovered by itself
  public record Outcome(List<Struck> cells, List<String> findings) {
    public Outcome {
      cells = List.copyOf(cells);
      findings = List.copyOf(findings);
    }
  }

  private final Options options;
  private final Progress progress;

  public HandoverDrill(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  public Outcome run() throws CannotStart, InterruptedException, SQLException, IOException {
    List<Struck> struck = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    try (MovableShop shop =
        MovableShop.start(options.folder(), "drill-handover", options.seed(), FIRST, progress)) {
      Path data = options.folder().data().resolve("drill-handover");
      progress.say("The clerks come in; nothing is killed before the shop is warm.");
      WarmUp.of(shop, options.requestsPerSecond(), options.seed(), data, WARM_WITHIN)
          .forEach(progress::warn);
      for (Cell cell : options.cells()) {
        if (shop.system().broken().isPresent()) {
          break;
        }
        Struck one = strike(shop, cell, struck.size() + 1);
        struck.add(one);
        one.findings().forEach(finding -> findings.add(cell + ": " + finding));
        if (!one.findings().isEmpty()) {
          findings.add("Repeat it: " + cell.repeat(options.seed()));
        }
        progress.say(told(one, struck.size()));
        one.findings().forEach(progress::warn);
      }
      shop.system().broken().ifPresent(findings::add);
    }
    return new Outcome(struck, findings);
  }

  private Struck strike(MovableShop shop, Cell cell, int number)
      throws InterruptedException, SQLException, IOException {
    List<String> findings = new ArrayList<>();
    Cell.Turn turn = cell.turn(options.seed());
    shop.dial().wish(turn.from());
    shop.dial().await(turn.from(), TURNED_WITHIN).ifPresent(findings::add);
    HandoverJournal journal = new HandoverJournal(shop.conductor(), MovableShop.CAPABILITY);
    long line = journal.newest();
    Path history =
        options.folder().data().resolve("drill-handover").resolve("cell-" + number + ".jsonl");
    try (RecordedWork work =
        RecordedWork.begin(
            shop,
            "cell " + number,
            options.requestsPerSecond(),
            cell.workSeed(options.seed()),
            history)) {
      work.clerks().awaitAnswers(SECONDS_BEFORE * options.requestsPerSecond());
      Optional<Instant> killed = turnAndKill(shop, cell, turn);
      if (killed.isEmpty()) {
        findings.add("no handover came to the step " + cell.step());
      }
      Instant from = killed.orElseGet(Instant::now);
      Recovered recovered = new Recovered(shop, work.clerks(), moved(work.skus(), turn));
      well(recovered, cell, from, killed.isPresent(), findings);
      Instant well = Instant.now();
      shop.dial().await(turn.to(), TURNED_WITHIN).ifPresent(findings::add);
      // Until then a process that has just started may hold a write longer than a request may wait:
      // 503, and nothing was changed.
      Instant stands = Instant.now();
      work.clerks().awaitAnswers(SECONDS_AFTER * options.requestsPerSecond());
      Promise promise = Promise.eventual(shop.staleAtMost().plus(WELL_WITHIN));
      long operations = work.end(promise, findings);
      List<Answered> answers = work.clerks().answers();
      findings.addAll(
          RecordedWork.failures(
              answers.stream().filter(each -> each.begun().isAfter(stands)).toList()));
      Optional<ToldHandover> struck = struck(journal.after(line), from);
      return new Struck(
          cell.step().toString(),
          cell.victim(),
          cell.round(),
          turn.from().toString(),
          turn.to().toString(),
          struck.map(handover -> handover.at(from)).orElse("none"),
          Duration.between(from, well).toMillis() / 1_000.0,
          struck.map(ToldHandover::told).orElse("it never began"),
          answers.size(),
          (int) answers.stream().filter(each -> each.failure() != null).count(),
          operations,
          findings);
    }
  }

  /// The one that was under way; others may have gone back before, and one may have followed.
  private static Optional<ToldHandover> struck(List<ToldHandover> handovers, Instant killed) {
    return handovers.stream()
        .filter(handover -> handover.begun().isBefore(killed))
        .reduce((earlier, later) -> later);
  }

  private static Optional<Instant> turnAndKill(MovableShop shop, Cell cell, Cell.Turn turn)
      throws SQLException, IOException {
    try (StepWatch watch = new StepWatch(shop.system())) {
      shop.dial().wish(turn.to());
      return watch.kill(cell, TURNED_WITHIN);
    }
  }

  private static void well(
      Recovered recovered, Cell cell, Instant from, boolean killed, List<String> findings)
      throws InterruptedException {
    if (!killed) {
      return;
    }
    Optional<String> missing = recovered.await(cell.victim(), from, WELL_WITHIN);
    if (missing.isPresent()) {
      findings.add(
          "not well %d s after the crash: %s".formatted(WELL_WITHIN.toSeconds(), missing.get()));
      recovered
          .await(cell.victim(), from, GIVEN_UP_AFTER)
          .ifPresent(
              still ->
                  findings.add(
                      "nor %d s after it: %s".formatted(GIVEN_UP_AFTER.toSeconds(), still)));
    }
  }

  /// A product whose bucket changes hands.
  private static String moved(List<String> skus, Cell.Turn turn) {
    int low = Math.min(turn.from().hundredths(), turn.to().hundredths());
    int high = Math.max(turn.from().hundredths(), turn.to().hundredths());
    return skus.stream()
        .filter(sku -> Bucket.of(sku) >= low && Bucket.of(sku) < high)
        .findFirst()
        .orElse(skus.getFirst());
  }

  private String told(Struck one, int number) {
    return String.format(
        Locale.ROOT,
        "%d of %d: %s → %s, %s killed at %s (last written down: %s); well after %.1f s; %s"
            + " %,d requests, %,d failed meanwhile, %,d operations judged: %s",
        number,
        options.cells().size(),
        one.from(),
        one.to(),
        one.victim(),
        one.step(),
        one.lastStep(),
        one.wellAfterSeconds(),
        one.end(),
        one.requests(),
        one.failed(),
        one.operations(),
        one.findings().isEmpty() ? "clean" : one.findings().size() + " findings");
  }
}
