package dev.banyan.rehearsal.history;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All creations of a history by what they created, and under which identifier each was seen: one
/// creation is one effect.
final class Creations {
  /// Where a creation was seen.
  static final class Creation {
    final Operation operation;

    /// Empty as long as nobody has seen it.
    private String home;

    private boolean twice;

    Creation(Operation operation) {
      this.operation = operation;
      home = operation.acknowledged() ? operation.key() : "";
    }

    /// Whether it can be what this key holds: from then on it can be nowhere else.
    boolean livesAt(String key) {
      if (home.isEmpty()) {
        home = key;
      }
      return twice || home.equals(key);
    }

    String home() {
      return home;
    }

    /// Whether several creations wrote this value, so that nothing can be said of any of them.
    boolean indistinct() {
      return twice;
    }
  }

  private final Map<String, Creation> byValue = new HashMap<>();

  void add(Operation operation) {
    if (operation.action() instanceof Action.Create(var value)) {
      byValue.merge(
          value,
          new Creation(operation),
          (first, second) -> {
            Creation kept = second.operation.outcome() == Outcome.UNKNOWN ? second : first;
            kept.twice = true;
            return kept;
          });
    }
  }

  @Nullable Creation of(String value) {
    return byValue.get(value);
  }
}
