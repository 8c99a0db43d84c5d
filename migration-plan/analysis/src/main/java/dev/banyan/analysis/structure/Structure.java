package dev.banyan.analysis.structure;

import dev.banyan.analysis.features.Layout;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What an application is made of.
///
/// @param useCases the label of each entry point, and the types that its work may reach
public record Structure(
    List<TypeNode> types,
    List<TableNode> tables,
    List<Link> links,
    List<SpanningTransaction> transactions,
    List<RatedStatement> statements,
    Map<String, Set<String>> useCases) {
  /// Every feature that has a type or a table, by name; what belongs to none is left out.
  public List<String> features() {
    return Stream.concat(
            types.stream().map(TypeNode::feature), tables.stream().map(TableNode::owner))
        .filter(feature -> !feature.isEmpty() && !feature.equals(Layout.SHARED))
        .distinct()
        .sorted()
        .toList();
  }

  public List<TableNode> tablesOf(String feature) {
    return tables.stream().filter(table -> table.owner().equals(feature)).toList();
  }
}
