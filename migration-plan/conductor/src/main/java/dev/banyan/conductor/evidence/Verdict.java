package dev.banyan.conductor.evidence;

/// What the gates say about a step.
public sealed interface Verdict {
  String reason();

  /// Go on.
  record Advance(String reason) implements Verdict {}

  /// Not enough evidence yet.
  record Wait(String reason) implements Verdict {}

  /// Something is wrong: back to the monolith.
  record RollBack(String reason) implements Verdict {}

  default String spelling() {
    return switch (this) {
      case Advance ignored -> "ADVANCE";
      case Wait ignored -> "WAIT";
      case RollBack ignored -> "ROLL_BACK";
    };
  }
}
