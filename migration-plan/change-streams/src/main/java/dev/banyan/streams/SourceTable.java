package dev.banyan.streams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table that is read, with every mapping of it: a legacy table that is split has two.
///
/// @param name schema-qualified
/// @param columns its shape as the target keeps it
/// @param mapped the columns that some mapping speaks of
/// @param mappings in the order in which rows must arrive
record SourceTable(
    String name,
    List<String> primaryKey,
    @Nullable String key,
    String rowType,
    List<TableShape.Column> columns,
    Set<String> mapped,
    List<MappedTable> mappings) {
  private static final Set<String> SPELLED_ANEW = Set.of("bytea", "json", "jsonb");

  static Map<String, SourceTable> of(List<MappedTable> tables) {
    Map<String, List<MappedTable>> bySource = new LinkedHashMap<>();
    for (MappedTable table : tables) {
      bySource.computeIfAbsent(table.mapping().source(), name -> new ArrayList<>()).add(table);
    }
    Map<String, SourceTable> sources = new LinkedHashMap<>();
    bySource.forEach(
        (name, mappings) -> {
          StreamTable first = mappings.getFirst().mapping();
          List<TableShape.Column> columns = mappings.getFirst().sourceTypes();
          sources.put(
              name,
              new SourceTable(
                  name,
                  first.sourcePrimaryKey(),
                  first.sourceKey(),
                  first.rowType(),
                  columns,
                  mapped(columns, mappings),
                  List.copyOf(mappings)));
        });
    return sources;
  }

  /// Whether Debezium spells a type of this table in another way than SQL reads it.
  boolean spelledAnew() {
    return columns.stream().anyMatch(column -> SPELLED_ANEW.contains(column.type()));
  }

  private static Set<String> mapped(List<TableShape.Column> columns, List<MappedTable> mappings) {
    Set<String> mapped = new HashSet<>();
    for (TableShape.Column column : columns) {
      Pattern word =
          Pattern.compile("\\b" + Pattern.quote(column.name()) + "\\b", Pattern.CASE_INSENSITIVE);
      for (MappedTable table : mappings) {
        if (word.matcher(table.mapping().select()).find()
            || table.mapping().sourcePrimaryKey().contains(column.name())) {
          mapped.add(column.name());
        }
      }
    }
    return mapped;
  }
}
