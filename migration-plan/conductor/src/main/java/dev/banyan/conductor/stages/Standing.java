package dev.banyan.conductor.stages;

import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.traffic.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where one capability stands in the plan.
///
/// @param hand whose hand is on its dial; while there is one, the plan's walk of it pauses
/// @param attempt which attempt of the plan this is, from 1
/// @param notBefore end of the cool-down after a rollback; null if there was none
/// @param done has gone all its way in this run
/// @param yardstick the monolith's traffic of the last window that had enough of it; null before
/// @param handover how far the one has come that has not ended; null if none has begun
public record Standing(
    Stage stage,
    Hand hand,
    int attempt,
    @Nullable Instant notBefore,
    boolean done,
    @Nullable Tally yardstick,
    @Nullable Step handover) {
  public static final Standing AT_START =
      new Standing(new Stage.OnMonolith(), Hand.NONE, 1, null, false, null, null);

  public Standing at(Stage next) {
    return new Standing(next, hand, attempt, notBefore, done, yardstick, handover);
  }

  public boolean byHand() {
    return !(hand instanceof Hand.Off);
  }

  public Standing heldBy(Hand next) {
    return new Standing(stage, next, attempt, notBefore, done, yardstick, handover);
  }

  public Standing attempting(int number, @Nullable Instant earliest) {
    return new Standing(stage, hand, number, earliest, done, yardstick, handover);
  }

  public Standing done(boolean whether) {
    return new Standing(stage, hand, attempt, notBefore, whether, yardstick, handover);
  }

  public Standing measuredBy(Tally monolith) {
    return new Standing(stage, hand, attempt, notBefore, done, monolith, handover);
  }

  public Standing handingOver(@Nullable Step step) {
    return new Standing(stage, hand, attempt, notBefore, done, yardstick, step);
  }
}
