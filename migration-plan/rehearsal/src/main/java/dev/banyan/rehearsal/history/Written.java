package dev.banyan.rehearsal.history;

import org.jspecify.annotations.Nullable;

/// A write that may have taken effect, and what else tells of it.
final class Written {
  /// It cannot have taken effect before it began …
  final Operation write;

  /// … and it had by the end of this one: its own acknowledgement, or somebody who saw it.
  @Nullable Operation proof;

  /// The moment by which it had; never, as long as nothing proves it.
  long known = Long.MAX_VALUE;

  /// Whether anybody else saw it, or built on it.
  boolean shown;

  /// The write that it was built on, if it is known and nothing is wrong with that.
  @Nullable Written basis;

  Written(Operation write) {
    this.write = write;
    if (write.acknowledged()) {
      prove(write);
    }
  }

  long begin() {
    return write.begin();
  }

  boolean happened() {
    return proof != null;
  }

  void prove(Operation other) {
    shown |= other != write;
    if (proof == null || other.end() < known) {
      proof = other;
      known = other.end();
    }
  }

  @Override
  public String toString() {
    return Telling.of(write);
  }
}
