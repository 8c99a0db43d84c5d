package dev.banyan.streams;

import dev.banyan.streams.Comparison.Range;
import dev.banyan.streams.DiffResult.Example;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The proof that both stores hold the same rows, through the mapping, while traffic runs.
///
/// Rows are compared in chunks, by count and two sums of hashes; chunks that differ are compared
/// row by row; rows that differ are read again, each time after a beat has made its way, and count
/// only if they keep differing while the shared database's row stands still.
public final class Diff {
  private static final int CHUNK = 2_000;
  private static final int READINGS = 12;
  private static final int EXAMPLES = 20;

  /// Lets changes that are under way arrive before a row is read again.
  interface Settling {
    void await(int reading) throws SQLException;
  }

  private final StreamSource source;
  private final StreamTarget target;
  private final Settling settling;

  /// @param source may beat the pulse
  public Diff(StreamSource source, StreamTarget target) {
    this(source, target, new PulseArrival(source, target, Duration.ofSeconds(5)));
  }

  Diff(StreamSource source, StreamTarget target, Settling settling) {
    this.source = source;
    this.target = target;
    this.settling = settling;
  }

  /// Compares every row of the capability; takes a pause for each re-reading of rows that differ.
  public DiffResult run() throws SQLException {
    try (Connection left = source.database().getConnection();
        Connection right = target.database().getConnection()) {
      return run(left, right);
    }
  }

  private DiffResult run(Connection left, Connection right) throws SQLException {
    Map<Comparison, List<Suspect>> suspects = new HashMap<>();
    long rows = 0;
    for (StreamTable mapping : target.stream().tables()) {
      String schema = mapping.source().substring(0, mapping.source().indexOf('.'));
      Transactions.execute(
          left, "set search_path = " + Transactions.quoted(schema), "set timezone = 'UTC'");
      Transactions.execute(right, "set timezone = 'UTC'");
      Comparison table = Comparison.of(mapping, left, right);
      List<Suspect> found = new ArrayList<>();
      rows += compare(table, left, right, found);
      confirm(table, left, right, found);
      suspects.put(table, found);
    }
    long mismatches = suspects.values().stream().mapToLong(List::size).sum();
    List<Example> examples = new ArrayList<>();
    suspects.forEach(
        (table, found) -> found.forEach(suspect -> examples(table, suspect, examples)));
    return new DiffResult(
        rows, mismatches, examples.subList(0, Math.min(EXAMPLES, examples.size())));
  }

  /// Collects suspects; returns how many rows the shared database holds.
  private static long compare(
      Comparison table, Connection left, Connection right, List<Suspect> suspects)
      throws SQLException {
    long rows = 0;
    for (Range range : ranges(table, left)) {
      Summary here = summary(table, table.left(), range, left);
      Summary there = summary(table, table.right(), range, right);
      rows += here.count();
      if (!here.equals(there)) {
        suspect(
            hashes(table, table.left(), range, left),
            hashes(table, table.right(), range, right),
            suspects);
      }
    }
    return rows;
  }

  private static List<Range> ranges(Comparison table, Connection left) throws SQLException {
    int width = table.mapping().targetPrimaryKey().size();
    List<Range> ranges = new ArrayList<>();
    List<String> after = null;
    for (List<@Nullable String> bound :
        Transactions.query(left, table.bounds(table.left(), CHUNK), row -> texts(row, width))) {
      List<String> upTo = bound.stream().map(text -> Objects.requireNonNull(text)).toList();
      ranges.add(new Range(after, upTo, table.keyCasts()));
      after = upTo;
    }
    ranges.add(new Range(after, null, table.keyCasts()));
    return ranges;
  }

  private record Summary(long count, String hash, String otherHash) {}

  private static Summary summary(Comparison table, String side, Range range, Connection connection)
      throws SQLException {
    return Transactions.query(
            connection,
            table.summary(side, range),
            row -> new Summary(row.getLong(1), row.getString(2), row.getString(3)),
            range.parameters())
        .getFirst();
  }

  private static Map<List<@Nullable String>, String> hashes(
      Comparison table, String side, Range range, Connection connection) throws SQLException {
    int width = table.mapping().targetPrimaryKey().size();
    Map<List<@Nullable String>, String> hashes = new HashMap<>();
    Transactions.query(
            connection,
            table.hashes(side, range),
            row -> Map.entry(texts(row, width), row.getString(width + 1)),
            range.parameters())
        .forEach(row -> hashes.put(row.getKey(), row.getValue()));
    return hashes;
  }

  private static void suspect(
      Map<List<@Nullable String>, String> here,
      Map<List<@Nullable String>, String> there,
      List<Suspect> suspects) {
    Set<List<@Nullable String>> keys = new LinkedHashSet<>(here.keySet());
    keys.addAll(there.keySet());
    for (List<@Nullable String> key : keys) {
      if (!Objects.equals(here.get(key), there.get(key))) {
        suspects.add(new Suspect(key.stream().map(text -> Objects.requireNonNull(text)).toList()));
      }
    }
  }

  /// Reads suspects again until each is proved or cleared. What never stood still long enough stays
  /// a mismatch: no proof is not a pass.
  private void confirm(Comparison table, Connection left, Connection right, List<Suspect> suspects)
      throws SQLException {
    List<Suspect> open = new ArrayList<>(suspects);
    for (int reading = 1; reading <= READINGS && !open.isEmpty(); reading++) {
      Map<Suspect, @Nullable List<@Nullable String>> before = new HashMap<>();
      for (Suspect suspect : open) {
        before.put(suspect, row(table, table.left(), suspect, left));
      }
      settling.await(reading);
      for (Suspect suspect : List.copyOf(open)) {
        List<@Nullable String> service = row(table, table.right(), suspect, right);
        if (suspect.clears(before.get(suspect), service, row(table, table.left(), suspect, left))) {
          suspects.remove(suspect);
          open.remove(suspect);
        } else if (suspect.proved()) {
          open.remove(suspect);
        }
      }
    }
  }

  private static @Nullable List<@Nullable String> row(
      Comparison table, String side, Suspect suspect, Connection connection) throws SQLException {
    List<List<@Nullable String>> found =
        Transactions.query(
            connection,
            table.row(side),
            row -> texts(row, table.columns().size()),
            suspect.key.toArray());
    return found.isEmpty() ? null : found.getFirst();
  }

  private static void examples(Comparison table, Suspect suspect, List<Example> examples) {
    List<@Nullable String> left = suspect.left;
    List<@Nullable String> right = suspect.right;
    String name = table.mapping().target();
    String key = String.join(", ", suspect.key);
    if (left == null || right == null) {
      examples.add(
          new Example(
              name,
              key,
              null,
              left == null ? null : left.toString(),
              right == null ? null : right.toString()));
      return;
    }
    for (int i = 0; i < table.columns().size(); i++) {
      if (!Objects.equals(left.get(i), right.get(i))) {
        examples.add(
            new Example(name, key, table.columns().get(i).name(), left.get(i), right.get(i)));
      }
    }
  }

  private static List<@Nullable String> texts(ResultSet row, int width) throws SQLException {
    List<@Nullable String> texts = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      texts.add(row.getString(i));
    }
    return texts;
  }
}
