package dev.banyan.conductor.handover;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A step as it is kept, in JSON.
///
/// @param name its spelling
/// @param reason why it goes back; null if it does not
/// @param sent of those that ask whether a give was sent
/// @param number where both numbers stand, at the end; null before
public record WrittenStep(
    String name,
    Move move,
    long epoch,
    @Nullable String reason,
    boolean sent,
    @Nullable Integer number) {
  public static WrittenStep of(Step step) {
    return switch (step) {
      case Step.Holding _, Step.Fencing _, Step.Draining _, Step.HoldingReads _, Step.Giving _ ->
          new WrittenStep(step.spelling(), step.move(), step.epoch(), null, false, null);
      case Step.GoingBack here -> back(here, here.reason(), false);
      case Step.TakingBack here -> back(here, here.reason(), here.sent());
      case Step.Restoring here -> back(here, here.reason(), here.sent());
      case Step.Settling here ->
          new WrittenStep(
              here.spelling(), here.move(), here.epoch(), here.reason(), false, here.number());
      case Step.Ended here ->
          new WrittenStep(
              here.spelling(), here.move(), here.epoch(), here.reason(), false, here.number());
    };
  }

  private static WrittenStep back(Step step, String reason, boolean sent) {
    return new WrittenStep(step.spelling(), step.move(), step.epoch(), reason, sent, null);
  }

  public Step step() {
    return switch (name) {
      case "Holding" -> new Step.Holding(move, epoch);
      case "Fencing" -> new Step.Fencing(move, epoch);
      case "Draining" -> new Step.Draining(move, epoch);
      case "HoldingReads" -> new Step.HoldingReads(move, epoch);
      case "Giving" -> new Step.Giving(move, epoch);
      case "GoingBack" -> new Step.GoingBack(move, epoch, why());
      case "TakingBack" -> new Step.TakingBack(move, epoch, why(), sent);
      case "Restoring" -> new Step.Restoring(move, epoch, why(), sent);
      case "Settling" -> new Step.Settling(move, epoch, where(), reason);
      case "Ended" -> new Step.Ended(move, epoch, where(), reason);
      default -> throw new IllegalStateException("a handover has no step '" + name + "'");
    };
  }

  private String why() {
    return Objects.requireNonNull(reason, "a way back has a reason");
  }

  private int where() {
    return Objects.requireNonNull(number, "an end has a number");
  }
}
