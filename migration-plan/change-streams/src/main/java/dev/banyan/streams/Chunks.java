package dev.banyan.streams;

import dev.banyan.streams.Comparison.At;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cuts a table into ranges of keys, one after the other, for any number of workers.
///
/// Where to cut, a sample of the source's pages says: to count the rows would be half of the work
/// of hashing them. So chunks are of about the size that was asked for.
final class Chunks {
  /// @param number counts from 0
  record Chunk(long number, KeyRange range) {}

  /// So many sampled rows to a chunk: its size is then off by a sixth or so.
  private static final int SAMPLED = 40;

  /// Where statistics do not know.
  private static final int ROWS_OF_A_PAGE = 50;

  private final Comparison table;
  private final int size;
  private final Deque<List<String>> bounds;
  private @Nullable List<String> after;
  private boolean finished;
  private long next;

  /// @param after the last key that is done already
  Chunks(Comparison table, int size, @Nullable List<String> after, BothSides sides)
      throws SQLException {
    this.table = table;
    this.size = size;
    this.after = after;
    this.bounds = new ArrayDeque<>(table.indexed() ? bounds(sides) : List.of());
  }

  /// Null when there is none left.
  synchronized @Nullable Chunk next() {
    if (finished) {
      return null;
    }
    List<String> upTo = bounds.poll();
    KeyRange range = new KeyRange(after, upTo);
    after = upTo;
    finished = upTo == null;
    return new Chunk(next++, range);
  }

  /// A range with far more rows than a chunk on a side, in pieces.
  List<KeyRange> pieces(BothSides sides, At at, KeyRange range) throws SQLException {
    List<KeyRange> pieces = new ArrayList<>();
    KeyRange rest = range;
    for (List<String> upTo = bound(sides, at, rest); upTo != null; upTo = bound(sides, at, rest)) {
      pieces.add(new KeyRange(rest.after(), upTo));
      rest = new KeyRange(upTo, range.upTo());
    }
    pieces.add(rest);
    return pieces;
  }

  private List<List<String>> bounds(BothSides sides) throws SQLException {
    DiffSession left = sides.side(At.LEFT);
    double rows = left.rows(table.mapping().source(), ROWS_OF_A_PAGE);
    if (rows < 2.0 * size) {
      return List.of();
    }
    double percent = Math.min(100, 100.0 * SAMPLED / size);
    List<List<String>> sampled =
        left.query(
            table.sample(percent, after), row -> key(row, 1, table.key().size()), parameters());
    List<List<String>> bounds = new ArrayList<>();
    for (int i = SAMPLED; i < sampled.size(); i += SAMPLED) {
      bounds.add(sampled.get(i));
    }
    return bounds;
  }

  private Object[] parameters() {
    return new KeyRange(after, null).parameters();
  }

  private @Nullable List<String> bound(BothSides sides, At at, KeyRange range) throws SQLException {
    List<List<String>> last =
        sides
            .side(at)
            .query(
                table.bound(at, range, size),
                row -> key(row, 1, table.key().size()),
                range.parameters());
    return last.isEmpty() ? null : last.getFirst();
  }

  static List<String> key(ResultSet row, int from, int width) throws SQLException {
    List<String> key = new ArrayList<>(width);
    for (int i = from; i < from + width; i++) {
      key.add(Objects.requireNonNull(row.getString(i)));
    }
    return List.copyOf(key);
  }
}
