package dev.banyan.model;

/// A threshold for one kind of evidence.
///
/// @param threshold in the evidence's own unit
public record Gate(Evidence evidence, double threshold) {
  /// Whether the measured value lies on the good side; the threshold itself does.
  public boolean passes(double measured) {
    return switch (evidence.bound()) {
      case AT_LEAST -> measured >= threshold;
      case AT_MOST -> measured <= threshold;
    };
  }
}
