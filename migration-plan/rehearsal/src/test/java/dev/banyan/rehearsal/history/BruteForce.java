package dev.banyan.rehearsal.history;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tries every order of the operations of one key. Slow, and obviously right.
final class BruteForce {
  private record Tried(int done, @Nullable String value) {}

  private final List<Operation> operations;
  private final Set<Tried> tried = new HashSet<>();

  private BruteForce(List<Operation> operations) {
    this.operations = operations;
  }

  static boolean linearizable(@Nullable String initial, List<Operation> operations) {
    return new BruteForce(
            operations.stream().filter(each -> each.outcome() != Outcome.REFUSED).toList())
        .from(0, initial);
  }

  private boolean from(int done, @Nullable String value) {
    if (!tried.add(new Tried(done, value))) {
      return false;
    }
    boolean all = true;
    for (int i = 0; i < operations.size(); i++) {
      Operation next = operations.get(i);
      if ((done & 1 << i) == 0) {
        all &= !next.acknowledged();
        if (mayBeNext(next, done) && fits(next, value)) {
          String after = next.looks() ? value : next.value();
          if (from(done | 1 << i, after)) {
            return true;
          }
        }
      }
    }
    return all;
  }

  private boolean mayBeNext(Operation next, int done) {
    for (int i = 0; i < operations.size(); i++) {
      Operation other = operations.get(i);
      if ((done & 1 << i) == 0 && other.acknowledged() && other.end() < next.begin()) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Operation next, @Nullable String value) {
    return switch (next.action()) {
      case Action.Read() -> Objects.equals(next.value(), value);
      case Action.ConditionalWrite(var written, var basis) -> basis.equals(value);
      default -> true;
    };
  }
}
