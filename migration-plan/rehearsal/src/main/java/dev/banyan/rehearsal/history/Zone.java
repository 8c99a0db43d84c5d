package dev.banyan.rehearsal.history;

import org.jspecify.annotations.Nullable;

/// Operations that follow each other directly, as nothing else can have happened between them.
final class Zone {
  private @Nullable Operation first;
  private @Nullable Operation last;

  /// One without an answer has no end.
  void add(Operation operation) {
    if (operation.acknowledged() && operation.end() < firstEnd()) {
      first = operation;
    }
    if (last == null || operation.begin() > lastBegin()) {
      last = operation;
    }
  }

  void add(Zone other) {
    if (other.first != null) {
      add(other.first);
    }
    if (other.last != null) {
      add(other.last);
    }
  }

  /// Whether the first of it had ended before the last of it began: then it had the whole time
  /// between for itself.
  boolean isForward() {
    return firstEnd() < lastBegin();
  }

  long firstEnd() {
    return first == null ? Long.MAX_VALUE : first.end();
  }

  long lastBegin() {
    return last == null ? Long.MIN_VALUE : last.begin();
  }

  /// The one that ended first.
  Operation first() {
    return present(first);
  }

  /// The one that began last.
  Operation last() {
    return present(last);
  }

  private static Operation present(@Nullable Operation operation) {
    if (operation == null) {
      throw new IllegalStateException("a zone without a finished operation crosses nothing");
    }
    return operation;
  }
}
