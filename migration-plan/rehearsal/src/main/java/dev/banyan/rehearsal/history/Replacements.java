package dev.banyan.rehearsal.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which writes surely came after a moment, and which of them is known to have happened first.
final class Replacements {
  private final List<Written> happened;
  private final int[] knownFirst;

  /// @param writes by begin
  Replacements(List<Written> writes) {
    happened = writes.stream().filter(Written::happened).toList();
    knownFirst = new int[happened.size()];
    for (int i = happened.size() - 1; i >= 0; i--) {
      boolean last = i == happened.size() - 1;
      knownFirst[i] =
          last || happened.get(i).known <= happened.get(knownFirst[i + 1]).known
              ? i
              : knownFirst[i + 1];
    }
  }

  /// Of those that began after the moment, the one that is known to have happened first.
  @Nullable Written firstAfter(long moment) {
    int index = after(moment);
    return index == happened.size() ? null : happened.get(knownFirst[index]);
  }

  /// The newest of those that began after the moment.
  @Nullable Written lastAfter(long moment) {
    return after(moment) == happened.size() ? null : happened.getLast();
  }

  private int after(long moment) {
    int low = 0;
    int high = happened.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (happened.get(middle).begin() > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
