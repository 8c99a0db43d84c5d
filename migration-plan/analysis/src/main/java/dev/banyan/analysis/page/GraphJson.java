package dev.banyan.analysis.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.analysis.Analysis;
import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.TableNode;
import dev.banyan.analysis.structure.TypeNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the page's script draws.
final class GraphJson {
  private GraphJson() {}

  static ObjectNode of(Analysis analysis, Placement placement) {
    ObjectNode graph = JsonNodeFactory.instance.objectNode();
    Map<String, String> details = details(analysis);
    Map<String, Integer> index = new HashMap<>();
    ArrayNode nodes = graph.putArray("nodes");
    layers(placement).forEach(graph.putArray("layers")::add);
    for (Placement.Node node : placement.nodes()) {
      index.put(node.name(), index.size());
      nodes
          .addObject()
          .put("name", node.name())
          .put(
              "label",
              node.table() ? node.name() : node.name().substring(node.name().lastIndexOf('.') + 1))
          .put("table", node.table())
          .put("feature", node.feature())
          .put("layer", node.layer())
          .put("x", Math.round(node.x()))
          .put("y", Math.round(node.y()))
          .put("about", details.getOrDefault(node.name(), ""));
    }
    ArrayNode links = graph.putArray("links");
    for (Link link : analysis.structure().links()) {
      Integer from = index.get(link.from());
      Integer to = index.get(link.to());
      if (from != null && to != null) {
        links
            .addObject()
            .put("from", from)
            .put("to", to)
            .put("kind", link.kind().name())
            .put("weight", link.weight());
      }
    }
    ArrayNode discs = graph.putArray("discs");
    for (Placement.Disc disc : placement.discs()) {
      discs
          .addObject()
          .put("feature", disc.feature())
          .put("x", Math.round(disc.x()))
          .put("y", Math.round(disc.y()))
          .put("radius", Math.round(disc.radius()));
    }
    return graph;
  }

  /// Each has a colour of its own, as long as there are colours.
  static List<String> layers(Placement placement) {
    return placement.nodes().stream()
        .map(Placement.Node::layer)
        .filter(layer -> !layer.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<String, String> details(Analysis analysis) {
    Map<String, String> details = new HashMap<>();
    for (TypeNode type : analysis.structure().types()) {
      details.put(
          type.name(),
          "%s%d methods; %d types call it, it calls %d"
              .formatted(
                  type.layer().isEmpty() ? "" : type.layer() + "; ",
                  type.methods(),
                  type.fanIn(),
                  type.fanOut()));
    }
    for (TableNode table : analysis.structure().tables()) {
      details.put(
          table.name(),
          (table.rows() < 0 ? "" : Markup.grouped(table.rows()) + " rows; ")
              + (table.columns() == 0 ? "" : table.columns() + " columns; ")
              + "written by "
              + features(table.writers())
              + "; read by "
              + features(table.readers()));
    }
    return details;
  }

  private static String features(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "nobody"
        : counts.entrySet().stream()
            .map(each -> each.getKey() + " (" + each.getValue() + ")")
            .collect(Collectors.joining(", "));
  }
}
