package dev.banyan.rehearsal.handovers;

import dev.banyan.rehearsal.clerks.Answered;
import dev.banyan.rehearsal.clerks.CatalogRows;
import dev.banyan.rehearsal.clerks.Clerks;
import dev.banyan.rehearsal.clerks.Work;
import dev.banyan.rehearsal.history.Checked;
import dev.banyan.rehearsal.history.Finding;
import dev.banyan.rehearsal.history.HistoryFile;
import dev.banyan.rehearsal.history.Promise;
import dev.banyan.rehearsal.history.Recorder;
import dev.banyan.rehearsal.run.Settling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Clerks at work in a [MovableShop], from what the stores held before to the verdict on what they
/// hold in the end.
public final class RecordedWork implements AutoCloseable {
  private static final int PRODUCTS = 300;
  private static final int TOLD_AT_MOST = 5;
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  private final MovableShop shop;
  private final CatalogRows rows;
  private final List<String> skus;
  private final Path file;
  private final Recorder recorder;
  private final Clerks clerks;

  private RecordedWork(
      MovableShop shop,
      CatalogRows rows,
      List<String> skus,
      Path file,
      Recorder recorder,
      Clerks clerks) {
    this.shop = shop;
    this.rows = rows;
    this.skus = skus;
    this.file = file;
    this.recorder = recorder;
    this.clerks = clerks;
  }

  /// @param mark of this history, different for each in one shop
  /// @param file where it is kept
  public static RecordedWork begin(
      MovableShop shop, String mark, double requestsPerSecond, long seed, Path file)
      throws SQLException, IOException, InterruptedException {
    CatalogRows rows = new CatalogRows(shop.system());
    List<String> skus = new ArrayList<>(rows.skus());
    Collections.shuffle(skus, new Random(seed));
    List<String> chosen = List.copyOf(skus.subList(0, Math.min(PRODUCTS, skus.size())));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Recorder recorder = new Recorder(file, System::nanoTime);
    boolean begun = false;
    try {
      rows.found(chosen, recorder);
      Clerks clerks =
          Clerks.atWork(
              new Work(
                  shop.system().shop(),
                  shop.system().secrets().adminPassword(),
                  chosen,
                  mark,
                  requestsPerSecond,
                  seed),
              recorder);
      begun = true;
      return new RecordedWork(shop, rows, chosen, file, recorder, clerks);
    } finally {
      if (!begun) {
        recorder.close();
      }
    }
  }

  public Clerks clerks() {
    return clerks;
  }

  /// The products that are looked at and changed.
  public List<String> skus() {
    return skus;
  }

  /// Sends everybody home, waits until both diffs are clean, and judges the history.
  ///
  /// @param promise that it is held to
  /// @param findings to which everything is added that should not be
  /// @return how many operations were judged
  public long end(Promise promise, List<String> findings)
      throws InterruptedException, SQLException, IOException {
    clerks.stop();
    new Settling(shop.conductor(), MovableShop.CAPABILITY, SETTLED_WITHIN).await(findings);
    rows.remains(skus, recorder);
    recorder.close();
    HistoryFile history = new HistoryFile(file);
    Checked checked = history.check(promise);
    checked
        .counts()
        .forEach((anomaly, count) -> findings.add("%d × %s".formatted(count, anomaly.figure())));
    int number = 0;
    for (Finding finding : checked.findings().stream().limit(TOLD_AT_MOST).toList()) {
      Path kept = file.resolveSibling("finding-" + ++number + "-of-" + file.getFileName());
      history.keep(finding, kept);
      findings.add("%s What it rests on: %s".formatted(finding.sentence(), kept));
    }
    return checked.operations();
  }

  /// Tells of the requests that did not get the answer that their contract promises.
  public static List<String> failures(List<Answered> answers) {
    List<Answered> failed = answers.stream().filter(each -> each.failure() != null).toList();
    List<String> told = new ArrayList<>();
    if (!failed.isEmpty()) {
      told.add("%,d of %,d requests failed".formatted(failed.size(), answers.size()));
      failed.stream().limit(TOLD_AT_MOST).forEach(each -> told.add("Failed: " + each));
    }
    return told;
  }

  @Override
  public void close() throws IOException {
    clerks.close();
    recorder.close();
  }
}
