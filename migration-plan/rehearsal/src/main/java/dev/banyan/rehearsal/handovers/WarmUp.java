package dev.banyan.rehearsal.handovers;

import dev.banyan.rehearsal.clerks.Answered;
import dev.banyan.rehearsal.run.Settling;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lets clerks work in a shop that has just been started until it answers as fast as it can: what
/// cold programs do under load says nothing of a handover, so nobody judges it.
public final class WarmUp {
  private static final int LOOKED_AT = 600;
  private static final Duration WARM = Duration.ofMillis(25);
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  private WarmUp() {}

  /// @param folder for what is recorded and not judged
  /// @return what is wrong already; empty if the shop is warm and both stores are equal
  public static List<String> of(
      MovableShop shop, double requestsPerSecond, long seed, Path folder, Duration atMost)
      throws SQLException, IOException, InterruptedException {
    Path file = folder.resolve("warm-up.jsonl");
    List<String> wrong = new ArrayList<>();
    try (RecordedWork work = RecordedWork.begin(shop, "warm-up", requestsPerSecond, seed, file)) {
      long end = System.nanoTime() + atMost.toNanos();
      do {
        work.clerks().awaitAnswers(LOOKED_AT);
      } while (!warm(work.clerks().answers()) && System.nanoTime() < end);
      if (!warm(work.clerks().answers())) {
        wrong.add(
            "The shop cannot keep up: after %d s under %.0f requests/s half of the newest answers still take more than %d ms. Choose a lower --rate, or leave the machine to the rehearsal."
                .formatted(atMost.toSeconds(), requestsPerSecond, WARM.toMillis()));
      }
      work.clerks().stop();
    }
    new Settling(shop.conductor(), MovableShop.CAPABILITY, SETTLED_WITHIN).await(wrong);
    return wrong;
  }

  private static boolean warm(List<Answered> answers) {
    List<Answered> newest = answers.subList(answers.size() - LOOKED_AT, answers.size());
    Duration median =
        newest.stream().map(Answered::took).sorted().skip(LOOKED_AT / 2).findFirst().orElseThrow();
    return median.compareTo(WARM) <= 0 && newest.stream().allMatch(each -> each.failure() == null);
  }
}
