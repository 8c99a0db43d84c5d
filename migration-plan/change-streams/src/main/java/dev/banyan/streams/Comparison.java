package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One mapped table as queries with the same columns over either side: the plan's SELECT over the
/// source table, and the target's table itself. Both are read in the same spelling, so equal rows
/// hash equal.
///
/// @param columns how each is compared, in the SELECT's order
/// @param key the target's primary key
/// @param indexed whether both sides find a range of keys without reading everything
/// @param rows what is read on each side
record Comparison(
    StreamTable mapping,
    List<Compared> columns,
    List<KeyColumn> key,
    boolean indexed,
    SideRows rows) {
  /// A column, and how it is spelled.
  record Compared(String name, Spelling spelling) {}

  /// The two sides of a diff.
  enum At {
    LEFT,
    RIGHT
  }

  /// Rows of a range are told apart by this many parts of their keys' hashes.
  static final int PARTS = 256;

  Comparison {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /// `count` and two sums of hashes with different seeds over a range of primary keys.
  String summary(At at, KeyRange range) {
    return "select count(*), "
        + SUMS
        + " from (select %s as hashed from %s where %s offset 0) read"
            .formatted(row(at), rows.from(at), condition(range));
  }

  /// The same for each part of a range.
  String parts(At at, KeyRange range) {
    return "select part, count(*), "
        + SUMS
        + " from (select %s as part, %s as hashed from %s where %s offset 0) read group by part"
            .formatted(part(at), row(at), rows.from(at), condition(range));
  }

  /// Key and hashes of each row of some parts of a range; the last parameter is an array of them.
  String hashes(At at, KeyRange range) {
    return "select %s, hash_record_extended(hashed, 0) || ':' || hash_record_extended(hashed, 1) from (select mapped.*, %s as hashed from %s where %s and %s = any (?::int[]) offset 0) mapped"
        .formatted(
            String.join(", ", keyTexts(at)), row(at), rows.from(at), condition(range), part(at));
  }

  /// The n-th key of a range, in order: where a chunk ends.
  String bound(At at, KeyRange range, int nth) {
    return "select %s from %s where %s order by %s offset %d limit 1"
        .formatted(
            key.stream()
                .map(column -> "mapped." + quoted(column.name()) + "::text")
                .collect(Collectors.joining(", ")),
            rows.from(at),
            condition(range),
            String.join(", ", ordered()),
            nth - 1);
  }

  /// Keys behind one, in order, of some of the source's pages; only where [#indexed].
  String sample(double percent, @Nullable List<String> after) {
    List<String> base =
        key.stream().map(column -> "sampled." + quoted(String.valueOf(column.base()))).toList();
    return "select %s from %s sampled tablesample system (%s) where %s order by %s"
        .formatted(
            base.stream().map(column -> column + "::text").collect(Collectors.joining(", ")),
            quoted(mapping.source()),
            percent,
            new KeyRange(after, null)
                .condition(base, key.stream().map(KeyColumn::parameter).toList()),
            String.join(", ", base));
  }

  /// Rows of the source that have no key after the mapping, and so no place in any range.
  String keyless() {
    return "select count(*) from %s where %s"
        .formatted(
            rows.from(At.LEFT),
            key.stream()
                .map(column -> "mapped." + quoted(column.name()) + " is null")
                .collect(Collectors.joining(" or ")));
  }

  /// Rows by their keys, one parameter for each column of the key, an array of texts: number of the
  /// key, version of the row, columns as texts.
  String found(At at) {
    List<String> texts = new ArrayList<>();
    columns.forEach(column -> texts.add("(" + spelled(column, at) + ")::text"));
    List<String> wanted = IntStream.range(0, key.size()).mapToObj(i -> "wanted.k" + i).toList();
    return "select wanted.nth, %s, %s from unnest(%s) with ordinality wanted(%s, nth) join %s where %s and %s"
        .formatted(
            rows.version(at),
            String.join(", ", texts),
            key.stream().map(column -> "?::text[]").collect(Collectors.joining(", ")),
            IntStream.range(0, key.size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", ")),
            rows.joined(at, key, wanted),
            IntStream.range(0, key.size())
                .mapToObj(i -> key.get(i).is(wanted.get(i)))
                .collect(Collectors.joining(" and ")),
            rows.counted());
  }

  /// Keys as parameters: an array of texts for each column.
  static Object[] columns(List<List<String>> keys, int width) {
    List<Object> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      columns.add(keys.stream().map(key -> key.get(column)).toArray(String[]::new));
    }
    return columns.toArray();
  }

  private static final String SUMS =
      "coalesce(sum(hash_record_extended(hashed, 0)), 0), coalesce(sum(hash_record_extended(hashed, 1)), 0)";

  private String condition(KeyRange range) {
    return range.condition(ordered(), key.stream().map(KeyColumn::parameter).toList())
        + " and "
        + rows.counted();
  }

  private List<String> ordered() {
    return key.stream().map(KeyColumn::ordered).toList();
  }

  /// Alike on both sides.
  private String part(At at) {
    return "(hashtextextended(concat_ws(chr(31), %s) collate \"C\", 0) & %d)::int"
        .formatted(String.join(", ", keyTexts(at)), PARTS - 1);
  }

  private List<String> keyTexts(At at) {
    return key.stream().map(column -> keyText(column, at)).toList();
  }

  private String keyText(KeyColumn column, At at) {
    for (Compared compared : columns) {
      if (compared.name().equals(column.name())) {
        String text = "(" + spelled(compared, at) + ")::text";
        return column.type().equals("numeric") ? "trim_scale(" + text + "::numeric)::text" : text;
      }
    }
    throw new IllegalStateException("no key column " + column.name());
  }

  private String row(At at) {
    Function<Compared, String> spelled = column -> spelled(column, at);
    return columns.stream().map(spelled).collect(Collectors.joining(", ", "row(", ")"));
  }

  private static String spelled(Compared column, At at) {
    return switch (at) {
      case LEFT -> column.spelling().left();
      case RIGHT -> column.spelling().right();
    };
  }
}
