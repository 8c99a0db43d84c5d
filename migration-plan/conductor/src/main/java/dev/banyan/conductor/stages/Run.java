package dev.banyan.conductor.stages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A walk along the plan.
///
/// @param pace name of the pace it goes at; null before the first run
/// @param capabilities what it moves, in the plan's order
/// @param reason why it ended; null while it has not
public record Run(
    Condition condition,
    @Nullable String pace,
    List<String> capabilities,
    @Nullable String reason) {
  /// What a run is doing.
  public enum Condition {
    IDLE,
    WALKING,
    COMPLETED,
    ROLLED_BACK,
    /// A person must look; the dials stay where they are.
    STOPPED
  }

  public static final Run NONE = new Run(Condition.IDLE, null, List.of(), null);

  public Run {
    capabilities = List.copyOf(capabilities);
  }

  public boolean walking() {
    return condition == Condition.WALKING;
  }

  public Run ended(Condition how, String why) {
    return new Run(how, pace, capabilities, why);
  }
}
