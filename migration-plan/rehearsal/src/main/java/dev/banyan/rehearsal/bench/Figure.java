package dev.banyan.rehearsal.bench;

/// One measured figure, beside something known in the same run.
///
/// @param ratio of ours to the partner's
public record Figure(String name, String unit, double ours, double partner, double ratio) {
  static Figure of(String name, String unit, double ours, double partner) {
    return new Figure(name, unit, ours, partner, ours / partner);
  }
}
