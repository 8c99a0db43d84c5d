package dev.banyan.rehearsal.history;

/// What the one who asked may believe of the effect.
public enum Outcome {
  /// It happened before the answer came.
  ACKNOWLEDGED,
  /// It surely did not happen, and never will.
  REFUSED,
  /// It may have happened, may yet happen, or never will: a timeout, a lost connection.
  UNKNOWN
}
