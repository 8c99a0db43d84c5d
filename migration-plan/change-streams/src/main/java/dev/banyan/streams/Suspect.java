package dev.banyan.streams;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row that looked different on both sides, until it is proved or cleared: under load a
/// difference may be a change that is still under way.
///
/// Both sides are looked at again and again, with intervals in between in which everything that was
/// committed before has arrived. So there are three ways to be sure:
///
/// - Neither side changed over such an interval: what they hold now is what stays.
/// - A side was written to, and holds a value that the other one had since: it follows.
/// - One side changed, and over the interval after that the other was not written to: it does not
///   follow.
final class Suspect {
  private static final int LEFT_BEHIND = 3;

  /// A side at one moment.
  ///
  /// @param version changes with every write, even of the same values
  /// @param rows the columns as texts; none if the row is not there, several if a mapping is wrong
  record Seen(String version, List<List<@Nullable String>> rows) {
    static final Seen NOTHING = new Seen("", List.of());
  }

  /// What is known after an interval.
  enum Verdict {
    OPEN,
    CLEARED,
    PROVED
  }

  private static final class Watched {
    private @Nullable Seen last;
    private final Set<List<List<@Nullable String>>> held = new HashSet<>();
    private boolean everChanged;
    private boolean changed;
    private boolean changedBefore;

    void see(Seen seen) {
      if (last != null && !last.version().equals(seen.version())) {
        changed = true;
        everChanged = true;
      }
      last = seen;
      held.add(seen.rows());
    }

    List<List<@Nullable String>> rows() {
      return last == null ? List.of() : last.rows();
    }

    boolean follows(Watched other) {
      return everChanged && other.held.contains(rows());
    }
  }

  final List<String> key;
  private final Watched left = new Watched();
  private final Watched right = new Watched();
  private int still;
  private int leftBehind;
  private int rightBehind;

  Suspect(List<String> key) {
    this.key = key;
  }

  void seeLeft(Seen seen) {
    left.see(seen);
  }

  void seeRight(Seen seen) {
    right.see(seen);
  }

  List<List<@Nullable String>> left() {
    return left.rows();
  }

  List<List<@Nullable String>> right() {
    return right.rows();
  }

  /// An interval in which changes arrive begins: what was seen until now is from before.
  void beginInterval() {
    for (Watched side : List.of(left, right)) {
      side.changedBefore = side.changed;
      side.changed = false;
    }
  }

  /// It has ended, and both sides were looked at again.
  ///
  /// @param proof so many in a row prove a difference
  Verdict endInterval(int proof) {
    boolean equal = Objects.equals(left.rows(), right.rows());
    if (!left.changed && !right.changed) {
      still++;
      return equal ? Verdict.CLEARED : still >= proof ? Verdict.PROVED : Verdict.OPEN;
    }
    still = 0;
    if (following()) {
      return Verdict.CLEARED;
    }
    leftBehind = right.changedBefore && !left.changed && !left.changedBefore ? leftBehind + 1 : 0;
    rightBehind =
        left.changedBefore && !right.changed && !right.changedBefore ? rightBehind + 1 : 0;
    return Math.max(leftBehind, rightBehind) >= Math.max(proof, LEFT_BEHIND)
        ? Verdict.PROVED
        : Verdict.OPEN;
  }

  /// Whether a side was written to while it was watched.
  boolean restless() {
    return left.everChanged || right.everChanged;
  }

  /// Whether a side was written to and holds what the other one held since.
  boolean following() {
    return left.follows(right) || right.follows(left);
  }
}
