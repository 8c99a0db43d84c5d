package dev.banyan.conductor.handover;

import java.util.List;

/// Decides everything that could go one way or another. When it is at its end all goes well, so
/// that a shorter script is a calmer world.
final class Script {
  private final List<Integer> choices;
  private int at;

  Script(List<Integer> choices) {
    this.choices = List.copyOf(choices);
  }

  boolean over() {
    return at >= choices.size();
  }

  void end() {
    at = choices.size();
  }

  /// From 0, which is what happens where nothing goes wrong, to below the bound.
  int choose(int bound) {
    return over() ? 0 : Math.floorMod(choices.get(at++), bound);
  }
}
