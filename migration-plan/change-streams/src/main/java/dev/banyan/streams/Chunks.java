package dev.banyan.streams;

import dev.banyan.streams.Comparison.At;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cuts a table into ranges of keys, one after the other, for any number of workers: by the
/// source's keys, and behind its last by the target's.
final class Chunks {
  /// @param number counts from 0
  record Chunk(long number, KeyRange range) {}

  private final Comparison table;
  private final int size;
  private @Nullable List<String> after;
  private At by = At.LEFT;
  private boolean finished;
  private long next;

  /// @param after the last key that is done already
  Chunks(Comparison table, int size, @Nullable List<String> after) {
    this.table = table;
    this.size = size;
    this.after = after;
  }

  /// Null when there is none left.
  synchronized @Nullable Chunk next(BothSides sides) throws SQLException {
    if (finished) {
      return null;
    }
    List<String> upTo = table.indexed() ? bound(sides, by, new KeyRange(after, null)) : null;
    if (upTo == null && table.indexed() && by == At.LEFT) {
      by = At.RIGHT;
      upTo = bound(sides, by, new KeyRange(after, null));
    }
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
