package dev.banyan.conductor.stages;

import dev.banyan.conductor.traffic.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where one capability stands in the plan.
///
/// @param byHand driven by `dials.yaml`; the plan's walk of it pauses
/// @param attempt which attempt of the plan this is, from 1
/// @param notBefore end of the cool-down after a rollback; null if there was none
/// @param done has gone all its way in this run
/// @param yardstick the monolith's traffic of the last window that had enough of it; null before
public record Standing(
    Stage stage,
    boolean byHand,
    int attempt,
    @Nullable Instant notBefore,
    boolean done,
    @Nullable Tally yardstick) {
  public static final Standing AT_START =
      new Standing(new Stage.OnMonolith(), false, 1, null, false, null);

  public Standing at(Stage next) {
    return new Standing(next, byHand, attempt, notBefore, done, yardstick);
  }

  public Standing drivenByHand(boolean hand) {
    return new Standing(stage, hand, attempt, notBefore, done, yardstick);
  }

  public Standing attempting(int number, @Nullable Instant earliest) {
    return new Standing(stage, byHand, number, earliest, done, yardstick);
  }

  public Standing done(boolean whether) {
    return new Standing(stage, byHand, attempt, notBefore, whether, yardstick);
  }

  public Standing measuredBy(Tally monolith) {
    return new Standing(stage, byHand, attempt, notBefore, done, monolith);
  }
}
