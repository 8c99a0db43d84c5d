package dev.banyan.analysis.access;

import static dev.banyan.analysis.sql.SqlText.HOLE_IN_NAME;

import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.schema.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which table a name in a statement means.
final class TableNames {
  private final Map<String, String> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> entities = new TreeMap<>();
  private final boolean open;
  private @Nullable String filling;

  /// @param schema where it is unknown, every name is taken for a table
  TableNames(Schema schema) {
    open = !schema.isKnown();
    for (Table table : schema.tables()) {
      tables.put(table.name(), table.name());
      tables.putIfAbsent(table.name().substring(table.name().lastIndexOf('.') + 1), table.name());
    }
  }

  void entity(String name, String table) {
    entities.put(name.toLowerCase(Locale.ROOT), table);
  }

  /// A part of a name may be put in at run time, such as a prefix: the text that makes the most of
  /// these names tables is taken for it.
  void learn(Collection<String> names) {
    Map<String, Integer> votes = new HashMap<>();
    for (String name : names) {
      int at = name.indexOf(HOLE_IN_NAME);
      if (at >= 0) {
        String before = name.substring(0, at);
        String after = name.substring(at + HOLE_IN_NAME.length());
        tables.keySet().stream()
            .filter(table -> table.length() >= before.length() + after.length())
            .filter(table -> table.regionMatches(true, 0, before, 0, before.length()))
            .filter(
                table ->
                    table.regionMatches(
                        true, table.length() - after.length(), after, 0, after.length()))
            .map(table -> table.substring(before.length(), table.length() - after.length()))
            .forEach(candidate -> votes.merge(candidate, 1, Integer::sum));
      }
    }
    filling =
        votes.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(each -> -each.getKey().length())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(null);
  }

  /// @param name with or without its schema; a query over entities may have an alias in its place
  Optional<String> of(String name) {
    String whole =
        name.replace(HOLE_IN_NAME, filling == null ? "" : filling).replaceFirst("^public\\.", "");
    int qualified = whole.indexOf('.');
    if (qualified > 0 && !entities.isEmpty() && !tables.containsKey(whole)) {
      whole = whole.substring(qualified + 1);
    }
    String entity = entities.get(whole.toLowerCase(Locale.ROOT));
    if (entity != null) {
      return Optional.of(entity);
    }
    String table = tables.get(whole);
    return table != null || !open ? Optional.ofNullable(table) : Optional.of(whole);
  }
}
