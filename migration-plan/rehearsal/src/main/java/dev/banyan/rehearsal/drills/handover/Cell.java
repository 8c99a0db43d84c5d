package dev.banyan.rehearsal.drills.handover;

import dev.banyan.model.Share;
import dev.banyan.rehearsal.journal.HandoverStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/// One crash at one step.
///
/// @param victim the process that is killed
/// @param round tells cells apart that strike the same process at the same step
public record Cell(HandoverStep step, String victim, int round) {
  /// All that have a part in a handover.
  public static final List<String> VICTIMS =
      List.of(
          "conductor",
          "proxy",
          "connect",
          "kafka",
          "catalog",
          "backflow",
          "postgres-shop",
          "postgres-services");

  private static final int LEAST_HUNDREDTHS = 1_000;

  /// Where the numbers stand before and where they are to go.
  record Turn(Share from, Share to) {}

  /// Every step with every process, so that no process is killed twice in a row.
  public static List<Cell> matrix(List<HandoverStep> steps, List<String> victims, int rounds) {
    List<Cell> cells = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (HandoverStep step : steps) {
        for (String victim : victims) {
          cells.add(new Cell(step, victim, round));
        }
      }
    }
    return cells;
  }

  /// The same for the same seed, whatever is drilled beside it.
  Turn turn(long seed) {
    SplittableRandom random = random(seed);
    int from = random.nextInt(Share.ALL.hundredths() + 1);
    int to;
    do {
      to = random.nextInt(Share.ALL.hundredths() + 1);
    } while (Math.abs(to - from) < LEAST_HUNDREDTHS);
    return new Turn(new Share(from), new Share(to));
  }

  long workSeed(long seed) {
    return random(seed).split().nextLong();
  }

  private SplittableRandom random(long seed) {
    return new SplittableRandom(seed * 31 + Objects.hash(step.toString(), victim, round));
  }

  /// The options that drill it again.
  String repeat(long seed) {
    return "./rehearse drill handover --steps %s --processes %s --rounds %d --seed %d"
        .formatted(step, victim, round, seed);
  }

  @Override
  public String toString() {
    return "%s killed at %s".formatted(victim, step);
  }
}
