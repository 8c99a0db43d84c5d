package dev.banyan.rehearsal.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The steps of a handover that goes as it should, in their order.
public enum HandoverStep {
  HOLD("hold", "Holding"),
  FENCE("fence", "Fencing"),
  DRAIN("drain", "Draining"),
  HOLD_READS("hold-reads", "HoldingReads"),
  GIVE("give", "Giving"),
  RELEASE("release", "Settling");

  private final String spelling;
  private final String written;

  HandoverStep(String spelling, String written) {
    this.spelling = spelling;
    this.written = written;
  }

  /// Whether the conductor calls it so.
  boolean is(String step) {
    return written.equals(step);
  }

  /// By the conductor's name of it; empty for the way back and the end.
  public static Optional<HandoverStep> written(String step) {
    return Arrays.stream(values()).filter(each -> each.is(step)).findFirst();
  }

  public static Optional<HandoverStep> spelled(String text) {
    return Arrays.stream(values()).filter(each -> each.spelling.equals(text)).findFirst();
  }

  public static List<String> spellings() {
    return Arrays.stream(values()).map(HandoverStep::toString).toList();
  }

  /// As people spell it.
  @Override
  public String toString() {
    return spelling;
  }
}
