package dev.banyan.streams;

import dev.banyan.streams.DiffResult.Difference;
import dev.banyan.streams.DiffResult.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a diff has found so far. Chunks are done in any order; what is told is where everything
/// before is done.
final class DiffTally {
  private static final int EXAMPLES = 20;

  private record Done(@Nullable List<String> upTo, long rows, List<List<String>> suspects) {}

  private final long expectedRows;
  private final Consumer<DiffProgress> listener;
  private final List<Example> examples;
  private final List<Difference> differences;
  private final List<List<String>> open;
  private final Map<Long, Done> ahead = new HashMap<>();
  private int table;
  private @Nullable List<String> after;
  private long rows;
  private long mismatches;
  private long undecided;
  private long next;

  DiffTally(DiffProgress from, long expectedRows, Consumer<DiffProgress> listener) {
    this.expectedRows = expectedRows;
    this.listener = listener;
    this.table = from.table();
    this.after = from.after();
    this.rows = from.rows();
    this.mismatches = from.mismatches();
    this.undecided = from.undecided();
    this.examples = new ArrayList<>(from.examples());
    this.differences = new ArrayList<>(from.differences());
    this.open = new ArrayList<>(from.open());
  }

  /// @param upTo the chunk's last key; null if it is the table's last
  synchronized void done(
      long chunk, @Nullable List<String> upTo, long rowsCompared, List<List<String>> suspects) {
    ahead.put(chunk, new Done(upTo, rowsCompared, suspects));
    boolean moved = false;
    for (Done done = ahead.remove(next); done != null; done = ahead.remove(next)) {
      next++;
      after = done.upTo();
      rows += done.rows();
      open.addAll(done.suspects());
      // The table's last chunk has no last key: until its suspects are looked at, it is not told.
      moved = done.upTo() != null;
    }
    if (moved) {
      tell();
    }
  }

  /// Suspects that are to be looked at again.
  synchronized int suspects() {
    return open.size();
  }

  synchronized List<List<String>> takeSuspects() {
    List<List<String>> taken = List.copyOf(open);
    open.clear();
    return taken;
  }

  synchronized void confirmed(Comparison compared, Confirmation.Outcome outcome) {
    mismatches += outcome.proved().size();
    undecided += outcome.undecided().size();
    for (Suspect suspect : outcome.proved()) {
      if (differences.size() < DiffOptions.KEPT) {
        differences.add(new Difference(compared.mapping().target(), suspect.key));
      }
      if (examples.size() < EXAMPLES) {
        examples(compared, suspect);
      }
    }
  }

  /// Rows without a key have no place in the target.
  synchronized void keyless(Comparison compared, long count) {
    if (count > 0) {
      mismatches += count;
      examples.add(
          new Example(
              compared.mapping().target(),
              "NULL",
              null,
              count + " rows whose primary key is NULL after the mapping",
              null));
    }
  }

  synchronized void tableDone() {
    table++;
    after = null;
    next = 0;
    ahead.clear();
    tell();
  }

  synchronized DiffResult result() {
    return new DiffResult(
        rows,
        mismatches,
        undecided,
        examples.subList(0, Math.min(EXAMPLES, examples.size())),
        differences);
  }

  private void tell() {
    listener.accept(
        new DiffProgress(
            table,
            after,
            rows,
            Math.max(rows, expectedRows),
            mismatches,
            undecided,
            examples,
            differences,
            open));
  }

  private void examples(Comparison compared, Suspect suspect) {
    String name = compared.mapping().target();
    String key = String.join(", ", suspect.key);
    if (suspect.left().size() != 1 || suspect.right().size() != 1) {
      examples.add(new Example(name, key, null, whole(suspect.left()), whole(suspect.right())));
      return;
    }
    List<@Nullable String> left = suspect.left().getFirst();
    List<@Nullable String> right = suspect.right().getFirst();
    for (int i = 0; i < compared.columns().size(); i++) {
      if (!Objects.equals(left.get(i), right.get(i))) {
        examples.add(
            new Example(name, key, compared.columns().get(i).name(), left.get(i), right.get(i)));
      }
    }
  }

  private static @Nullable String whole(List<List<@Nullable String>> rows) {
    return switch (rows.size()) {
      case 0 -> null;
      case 1 -> rows.getFirst().toString();
      default -> rows.size() + " rows with this key: " + rows;
    };
  }
}
