package dev.banyan.analysis.structure;

import dev.banyan.analysis.access.DataAccess;
import dev.banyan.analysis.access.Touch;
import dev.banyan.analysis.bytecode.MethodRef;
import dev.banyan.analysis.features.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which feature a table belongs to: the one that mostly changes it, for it knows the rules.
///
/// A method that changes a table counts twice as much as one that reads it, a class that is mapped
/// to it three times. A feature that changes most of all tables is a loader (an import, a test
/// bench): it owns nothing that somebody else comes to.
final class Ownership {
  private static final int LOADER_AT_LEAST = 5;

  private final Layout layout;
  private final Map<String, Map<String, Integer>> readers = new TreeMap<>();
  private final Map<String, Map<String, Integer>> writers = new TreeMap<>();
  private final Map<String, Map<String, Integer>> mapped = new TreeMap<>();
  private final Set<String> loaders = new TreeSet<>();

  Ownership(DataAccess access, Layout layout) {
    this.layout = layout;
    access.all().forEach(this::count);
    access
        .entities()
        .forEach(
            (type, table) ->
                mapped
                    .computeIfAbsent(table, added -> new TreeMap<>())
                    .merge(layout.feature(MethodRef.topLevel(type)), 1, Integer::sum));
    findLoaders();
  }

  private void count(Touch touch) {
    String feature = layout.feature(touch.by().topLevel());
    (touch.write() ? writers : readers)
        .computeIfAbsent(touch.table(), added -> new TreeMap<>())
        .merge(feature, 1, Integer::sum);
  }

  private void findLoaders() {
    Map<String, Integer> tables = new HashMap<>();
    writers
        .values()
        .forEach(by -> by.keySet().forEach(each -> tables.merge(each, 1, Integer::sum)));
    boolean several = tables.size() > 2;
    tables.forEach(
        (feature, written) -> {
          if (several && written >= LOADER_AT_LEAST && written * 2 > writers.size()) {
            loaders.add(feature);
          }
        });
  }

  /// @return empty if no code comes to the table
  String owner(String table) {
    Map<String, Integer> scores = new TreeMap<>();
    writersOf(table).forEach((feature, count) -> scores.merge(feature, 2 * count, Integer::sum));
    readersOf(table).forEach((feature, count) -> scores.merge(feature, count, Integer::sum));
    mapped
        .getOrDefault(table, Map.of())
        .forEach((feature, count) -> scores.merge(feature, 3 * count, Integer::sum));
    Optional<String> owner = best(scores, feature -> isOwner(table, feature));
    return owner
        .or(() -> best(scores, feature -> !loaders.contains(feature)))
        .or(() -> best(scores, feature -> true))
        .orElse("");
  }

  private boolean isOwner(String table, String feature) {
    boolean changes =
        writersOf(table).containsKey(feature)
            || mapped.getOrDefault(table, Map.of()).containsKey(feature);
    return changes && !loaders.contains(feature) && !feature.equals(Layout.SHARED);
  }

  private static Optional<String> best(Map<String, Integer> scores, Predicate<String> allowed) {
    return scores.entrySet().stream()
        .filter(each -> allowed.test(each.getKey()))
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(Map.Entry::getKey);
  }

  Map<String, Integer> readersOf(String table) {
    return readers.getOrDefault(table, Map.of());
  }

  Map<String, Integer> writersOf(String table) {
    return writers.getOrDefault(table, Map.of());
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (String loader : loaders) {
      notes.add(
          "'%s' changes most of all tables: it is taken for a loader, which owns no table that another feature comes to."
              .formatted(loader));
    }
    return notes;
  }
}
