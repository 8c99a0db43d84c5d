package dev.banyan.rehearsal.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All that is known of one key: its writes, who saw them, and what follows from that for any order
/// in which they can have happened.
final class KeyHistory {
  private static final Comparator<Operation> BY_BEGIN = Comparator.comparingLong(Operation::begin);

  private final String key;
  private final List<Written> writes;
  private final List<Operation> reads;
  private final List<Operation> remains;
  private final Map<String, List<Written>> origins = new HashMap<>();
  private final List<Written> absences = new ArrayList<>();
  private final Replacements replacements;

  /// @param looks those with an origin that began before they ended
  KeyHistory(String key, List<Written> writes, List<Operation> looks) {
    this.key = key;
    this.writes = new ArrayList<>(writes);
    this.writes.sort(Comparator.comparingLong(Written::begin));
    this.writes.forEach(this::sort);
    reads = of(looks, Action.Read.class);
    remains = of(looks, Action.Remains.class);
    looks.forEach(this::prove);
    // the last one first, so that what is proven of a write is proven of all that it was built on
    this.writes.reversed().forEach(this::build);
    replacements = new Replacements(this.writes);
  }

  private static List<Operation> of(List<Operation> looks, Class<? extends Action> kind) {
    return looks.stream().filter(look -> kind.isInstance(look.action())).sorted(BY_BEGIN).toList();
  }

  private void sort(Written written) {
    String value = written.write.value();
    if (value == null) {
      absences.add(written);
    } else {
      origins.computeIfAbsent(value, added -> new ArrayList<>(1)).add(written);
    }
  }

  private void prove(Operation look) {
    Written only = origin(look.value());
    if (only != null) {
      only.prove(look);
    }
  }

  private void build(Written written) {
    if (written.write.action() instanceof Action.ConditionalWrite(var value, var basis)
        && written.happened()
        && origin(value) != null) {
      Written before = origin(basis);
      if (before != null && before.begin() < written.begin()) {
        written.basis = before;
        before.prove(Objects.requireNonNull(written.proof));
      }
    }
  }

  String key() {
    return key;
  }

  /// By begin.
  List<Written> writes() {
    return writes;
  }

  /// By begin.
  List<Operation> reads() {
    return reads;
  }

  /// What the stores hold in the end.
  List<Operation> remains() {
    return remains;
  }

  /// What was replaced by when.
  Replacements replacements() {
    return replacements;
  }

  /// The writes that a value can come from, by begin.
  List<Written> origins(@Nullable String value) {
    return value == null ? absences : origins.getOrDefault(value, List.of());
  }

  /// The write that a value comes from, if there is only one such.
  @Nullable Written origin(@Nullable String value) {
    List<Written> all = origins(value);
    return all.size() == 1 ? all.getFirst() : null;
  }

  /// Whether each value that was seen has one origin.
  boolean decided() {
    return reads.stream().allMatch(read -> origin(read.value()) != null);
  }

  /// The moment by which what a look showed had been written, whichever origin it has.
  long writtenBy(Operation look) {
    Written only = origin(look.value());
    if (only != null) {
      return only.known;
    }
    long latest = Long.MIN_VALUE;
    for (Written each : origins(look.value())) {
      if (each.begin() <= look.end()) {
        latest = Math.max(latest, each.known);
      }
    }
    return latest;
  }
}
