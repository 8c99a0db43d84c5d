package dev.banyan.analysis.cut;

import dev.banyan.analysis.features.Layout;
import dev.banyan.analysis.structure.Structure;
import dev.banyan.analysis.structure.TableNode;
import dev.banyan.analysis.structure.TypeNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// A way to cut a monolith: which part each type and each table goes to. What goes to none, such as
/// code that all parts use, is left out.
///
/// @param parts by the full name of a type, or by the name of a table
public record Cut(String name, Map<String, String> parts) {
  public Cut {
    parts = Map.copyOf(parts);
  }

  /// By the features that the packages show.
  public static Cut byFeature(Structure structure) {
    Map<String, String> parts = new TreeMap<>();
    for (TypeNode type : structure.types()) {
      if (!type.feature().equals(Layout.SHARED)) {
        parts.put(type.name(), type.feature());
      }
    }
    for (TableNode table : structure.tables()) {
      if (!table.owner().isEmpty() && !table.owner().equals(Layout.SHARED)) {
        parts.put(table.name(), table.owner());
      }
    }
    return new Cut("features", parts);
  }

  public Optional<String> part(String node) {
    return Optional.ofNullable(parts.get(node));
  }

  public List<String> names() {
    return List.copyOf(new TreeSet<>(parts.values()));
  }

  public List<String> of(String part) {
    return parts.entrySet().stream()
        .filter(each -> each.getValue().equals(part))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
