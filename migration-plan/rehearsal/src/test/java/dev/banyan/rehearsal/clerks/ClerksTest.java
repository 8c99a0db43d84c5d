package dev.banyan.rehearsal.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.history.Checked;
import dev.banyan.rehearsal.history.HistoryFile;
import dev.banyan.rehearsal.history.Promise;
import dev.banyan.rehearsal.history.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerksTest {
  private static final List<String> SKUS =
      IntStream.range(0, 100).mapToObj(number -> "SKU" + number).toList();
  private static final int REQUESTS = 600;

  @TempDir Path folder;
  private List<Answered> answers = List.of();

  @Test
  void a_third_of_the_requests_are_writes_and_an_honest_shop_has_no_anomaly() throws Exception {
    Checked checked = workedIn(new FakeCatalog(SKUS, 0));

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.operations()).isGreaterThan(REQUESTS);
    assertThat(answers).allMatch(answer -> answer.failure() == null);
    assertThat(answers.stream().filter(Answered::write).count())
        .isBetween(answers.size() / 4L, answers.size() * 2L / 5);
  }

  @Test
  void a_change_that_was_acknowledged_and_lost_is_found() throws Exception {
    Checked checked = workedIn(new FakeCatalog(SKUS, 40));

    assertThat(checked.findings()).isNotEmpty();
    assertThat(checked.counts().keySet())
        .anyMatch(anomaly -> anomaly.figure().equals("lostWrites"));
  }

  private Checked workedIn(FakeCatalog catalog) throws Exception {
    Path file = folder.resolve("history.jsonl");
    Work work = new Work(catalog.address(), "secret", SKUS, "test", 2_000, 7);
    try (catalog;
        Recorder recorder = new Recorder(file, System::nanoTime)) {
      catalog.found(recorder);
      try (Clerks clerks = Clerks.atWork(work, recorder)) {
        clerks.awaitAnswers(REQUESTS);
        clerks.stop();
        answers = clerks.answers();
      }
      catalog.remains(recorder);
    }
    return new HistoryFile(file).check(Promise.eventual(Duration.ofSeconds(5)));
  }
}
