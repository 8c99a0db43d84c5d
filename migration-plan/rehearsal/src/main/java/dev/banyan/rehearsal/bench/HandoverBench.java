package dev.banyan.rehearsal.bench;

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
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// `./rehearse bench handover`: how long users feel that buckets change hands, up and down at
/// random, beside the same work while nothing moves. Then the history of all requests is judged.
public final class HandoverBench implements Bench {
  private static final int WARM_UP_SECONDS = 10;
  private static final Duration WARM_WITHIN = Duration.ofMinutes(2);
  private static final int QUIET_SECONDS = 30;
  private static final int LEAST_HUNDREDTHS = 500;
  private static final Duration TURNED_WITHIN = Duration.ofMinutes(1);
  private static final int STUCK_AT_MOST = 3;

  /// @param requestsPerSecond a third of them writes
  public record Options(int handovers, int requestsPerSecond, long seed) {}

  private final RehearsalFolder folder;
  private final Options options;
  private final Progress progress;
  private final List<String> findings = new ArrayList<>();

  public HandoverBench(RehearsalFolder folder, Options options, Progress progress) {
    this.folder = folder;
    this.options = options;
    this.progress = progress;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "handovers",
        options.handovers() + ", up and down at random",
        "requestsPerSecond",
        options.requestsPerSecond() + ", a third of them writes",
        "seed",
        options.seed(),
        "quietSeconds",
        QUIET_SECONDS,
        "hold",
        "writes of moving buckets that were due between hold and release, as users felt them",
        "aim",
        "hold p50 at most 100 ms, p99 at most 300 ms (on two cores 250 and 1,000)",
        "partner",
        "of holds the same writes while nothing moves, of steps the whole handover");
  }

  @Override
  public List<String> findings() {
    return List.copyOf(findings);
  }

  @Override
  public List<Figure> run() throws CannotStart, InterruptedException, SQLException, IOException {
    Share share = Share.ofPercent(50);
    String name = "bench-handover";
    try (MovableShop shop = MovableShop.start(folder, name, options.seed(), share, progress)) {
      Path data = folder.data().resolve(name);
      HandoverJournal journal = new HandoverJournal(shop.conductor(), MovableShop.CAPABILITY);
      progress.say("The clerks come in; what they meet is not measured yet.");
      findings.addAll(
          WarmUp.of(shop, options.requestsPerSecond(), options.seed(), data, WARM_WITHIN));
      long line = journal.newest();
      try (RecordedWork work =
          RecordedWork.begin(
              shop,
              "bench",
              options.requestsPerSecond(),
              options.seed(),
              data.resolve("history.jsonl"))) {
        progress.say("The clerks are at work; nothing moves for the moment.");
        work.clerks().awaitAnswers(WARM_UP_SECONDS * options.requestsPerSecond());
        Instant quiet = Instant.now();
        work.clerks().awaitAnswers(QUIET_SECONDS * options.requestsPerSecond());
        Instant moving = Instant.now();
        turn(shop, share);
        Instant over = Instant.now();
        List<ToldHandover> handovers = journal.after(line);
        long operations = work.end(Promise.eventual(shop.staleAtMost()), findings);
        List<Answered> answers = work.clerks().answers();
        findings.addAll(RecordedWork.failures(answers));
        progress.say(
            "%,d requests and what both stores hold in the end were judged, %d handovers were told"
                .formatted(operations, handovers.size()));
        return HandoverFigures.of(
            handovers, between(answers, quiet, moving), between(answers, moving, over));
      }
    }
  }

  private void turn(MovableShop shop, Share first) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(options.seed());
    Share share = first;
    int stuck = 0;
    for (int number = 1; number <= options.handovers() && stuck < STUCK_AT_MOST; number++) {
      share = another(share, random);
      shop.dial().wish(share);
      Optional<String> refused = shop.dial().await(share, TURNED_WITHIN);
      if (refused.isPresent()) {
        stuck++;
        findings.add("Handover %d: %s".formatted(number, refused.get()));
      }
      progress.now("handover %d of %d".formatted(number, options.handovers()));
    }
  }

  private static Share another(Share share, SplittableRandom random) {
    int hundredths;
    do {
      hundredths = random.nextInt(Share.ALL.hundredths() + 1);
    } while (Math.abs(hundredths - share.hundredths()) < LEAST_HUNDREDTHS);
    return new Share(hundredths);
  }

  private static List<Answered> between(List<Answered> answers, Instant from, Instant to) {
    return answers.stream()
        .filter(each -> !each.begun().isBefore(from) && each.begun().isBefore(to))
        .toList();
  }
}
