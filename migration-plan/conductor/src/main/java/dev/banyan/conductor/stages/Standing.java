package dev.banyan.conductor.stages;

import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.traffic.Answers;
import dev.banyan.model.Share;
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
/// @param confirmed up to which share of the writes a person has said yes in this attempt
/// @param goingBack why everything goes back to the monolith, as long as it does; null if it does
///   not
public record Standing(
    Stage stage,
    Hand hand,
    int attempt,
    @Nullable Instant notBefore,
    boolean done,
    @Nullable Answers yardstick,
    @Nullable Step handover,
    Share confirmed,
    @Nullable String goingBack) {
  public static final Standing AT_START =
      new Standing(new Stage.OnMonolith(), Hand.NONE, 1, null, false, null, null, Share.NONE, null);

  public Standing at(Stage next) {
    return new Standing(
        next, hand, attempt, notBefore, done, yardstick, handover, confirmed, goingBack);
  }

  public boolean byHand() {
    return !(hand instanceof Hand.Off);
  }

  /// The latest hand wins: what the gates were about to do no longer counts. Given back to the
  /// plan, it is walked again, for it may stand anywhere.
  public Standing heldBy(Hand next) {
    boolean planStays = !byHand() && next instanceof Hand.Off;
    boolean givenBack = byHand() && next instanceof Hand.Off;
    return new Standing(
        stage,
        next,
        attempt,
        notBefore,
        done && !givenBack,
        yardstick,
        handover,
        confirmed,
        planStays ? goingBack : null);
  }

  /// The next attempt begins with nothing confirmed and nothing on its way back.
  public Standing attempting(int number, @Nullable Instant earliest) {
    return new Standing(stage, hand, number, earliest, done, yardstick, handover, Share.NONE, null);
  }

  public Standing done(boolean whether) {
    return new Standing(
        stage, hand, attempt, notBefore, whether, yardstick, handover, confirmed, goingBack);
  }

  public Standing measuredBy(Answers monolith) {
    return new Standing(
        stage, hand, attempt, notBefore, done, monolith, handover, confirmed, goingBack);
  }

  public Standing handingOver(@Nullable Step step) {
    return new Standing(
        stage, hand, attempt, notBefore, done, yardstick, step, confirmed, goingBack);
  }

  public Standing confirmed(Share writes) {
    return new Standing(
        stage, hand, attempt, notBefore, done, yardstick, handover, writes, goingBack);
  }

  /// @param reason why; null once nothing is left to take back
  public Standing goingBack(@Nullable String reason) {
    return new Standing(
        stage, hand, attempt, notBefore, done, yardstick, handover, confirmed, reason);
  }
}
