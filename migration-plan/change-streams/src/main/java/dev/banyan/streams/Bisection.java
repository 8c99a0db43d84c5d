package dev.banyan.streams;

import dev.banyan.streams.BothSides.Answers;
import dev.banyan.streams.Comparison.At;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// From a range of keys whose rows differ somewhere to the keys of those rows: the range's parts
/// that differ, and of those the rows.
final class Bisection {
  /// Rows and two sums of their hashes.
  record Summary(long rows, String hash, String otherHash) {}

  private final Comparison table;
  private final BothSides sides;
  private final KeyRange range;

  Bisection(Comparison table, BothSides sides, KeyRange range) {
    this.table = table;
    this.sides = sides;
    this.range = range;
  }

  Answers<Summary> summaries() throws SQLException {
    return sides.ask(
        (session, at) ->
            session
                .query(
                    table.summary(at, range),
                    row -> new Summary(row.getLong(1), row.getString(2), row.getString(3)),
                    range.parameters())
                .getFirst());
  }

  List<List<String>> differing() throws SQLException {
    Answers<Map<Integer, Summary>> parts = sides.ask(this::parts);
    Set<Integer> differing = new TreeSet<>(parts.left().keySet());
    differing.addAll(parts.right().keySet());
    differing.removeIf(part -> Objects.equals(parts.left().get(part), parts.right().get(part)));
    if (differing.isEmpty()) {
      return List.of();
    }
    Integer[] wanted = differing.toArray(Integer[]::new);
    Answers<Map<List<String>, List<String>>> rows =
        sides.ask((session, at) -> hashes(session, at, wanted));
    Set<List<String>> keys = new LinkedHashSet<>(rows.left().keySet());
    keys.addAll(rows.right().keySet());
    keys.removeIf(key -> Objects.equals(rows.left().get(key), rows.right().get(key)));
    return List.copyOf(keys);
  }

  private Map<Integer, Summary> parts(DiffSession session, At at) throws SQLException {
    Map<Integer, Summary> parts = new HashMap<>();
    session
        .query(
            table.parts(at, range),
            row ->
                Map.entry(
                    row.getInt(1), new Summary(row.getLong(2), row.getString(3), row.getString(4))),
            range.parameters())
        .forEach(part -> parts.put(part.getKey(), part.getValue()));
    return parts;
  }

  /// Several rows may share a key where a mapping is wrong.
  private Map<List<String>, List<String>> hashes(DiffSession session, At at, Integer[] parts)
      throws SQLException {
    int width = table.key().size();
    List<Object> parameters = new ArrayList<>(List.of(range.parameters()));
    parameters.add(parts);
    Map<List<String>, List<String>> hashes = new HashMap<>();
    session
        .query(
            table.hashes(at, range),
            row -> Map.entry(Chunks.key(row, 1, width), row.getString(width + 1)),
            parameters.toArray())
        .forEach(
            row ->
                hashes.computeIfAbsent(row.getKey(), key -> new ArrayList<>()).add(row.getValue()));
    hashes.values().forEach(same -> same.sort(null));
    return hashes;
  }
}
