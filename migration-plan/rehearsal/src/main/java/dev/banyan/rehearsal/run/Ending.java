package dev.banyan.rehearsal.run;

/// How a walk ended.
sealed interface Ending {
  /// Every share of the plan was reached and judged good.
  record Completed() implements Ending {}

  /// The gates took everything back.
  record RolledBack(String reason) implements Ending {}

  /// Something in the system did not come back.
  record Broken(String reason) implements Ending {}

  /// Nobody can say how it would have ended.
  record CutShort(String reason) implements Ending {}
}
