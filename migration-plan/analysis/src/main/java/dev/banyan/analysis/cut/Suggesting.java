package dev.banyan.analysis.cut;

import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import dev.banyan.analysis.structure.TypeNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/// Suggests capabilities: groups of types and tables that hold together more than with the rest.
///
/// The graph of types and tables is weighted by calls, data access, tables that are written in one
/// transaction, and foreign keys, and falls into [Communities]. Omnipresent types are left out
/// before, for they would glue everything together (H. Müller et al., *A reverse-engineering
/// approach to subsystem structure identification*, 1993): those that touch no table and are called
/// by a great part of all others, and those that come to a third of all tables, such as a loader.
public final class Suggesting {
  private static final double GREAT_PART = 0.05;
  private static final int AT_LEAST_CALLERS = 5;
  private static final int AT_LEAST_TABLES = 5;

  private final Structure structure;
  private final Graph<String, DefaultWeightedEdge> graph =
      new SimpleWeightedGraph<>(DefaultWeightedEdge.class);

  private Suggesting(Structure structure) {
    this.structure = structure;
  }

  public static Cut cut(Structure structure) {
    return new Suggesting(structure).suggested();
  }

  private Cut suggested() {
    Map<String, Integer> tablesOf = new HashMap<>();
    structure.links().stream()
        .filter(Suggesting::isAccess)
        .collect(
            Collectors.groupingBy(Link::from, Collectors.mapping(Link::to, Collectors.toSet())))
        .forEach((type, tables) -> tablesOf.put(type, tables.size()));
    Set<String> omnipresent = omnipresent(tablesOf);
    structure.types().stream()
        .map(TypeNode::name)
        .filter(type -> !omnipresent.contains(type))
        .forEach(graph::addVertex);
    structure.tables().stream()
        .filter(table -> !table.owner().isEmpty())
        .forEach(table -> graph.addVertex(table.name()));
    Map<String, Integer> fanIn = new HashMap<>();
    structure.types().forEach(type -> fanIn.put(type.name(), Math.max(1, type.fanIn())));
    for (Link link : structure.links()) {
      // who comes to many tables says little about each, and so does being called by many
      double spread =
          isAccess(link)
              ? Math.sqrt(tablesOf.getOrDefault(link.from(), 1))
              : Math.sqrt(fanIn.getOrDefault(link.to(), 1));
      add(link.from(), link.to(), weight(link) / spread);
    }
    structure.transactions().forEach(this::together);
    new ArrayList<>(graph.vertexSet())
        .stream().filter(node -> graph.degreeOf(node) == 0).forEach(graph::removeVertex);
    if (graph.edgeSet().isEmpty()) {
      return new Cut("suggested", Map.of());
    }
    return named(Communities.of(graph));
  }

  private Set<String> omnipresent(Map<String, Integer> tablesOf) {
    int callers =
        Math.max(AT_LEAST_CALLERS, (int) Math.ceil(GREAT_PART * structure.types().size()));
    int tables = Math.max(AT_LEAST_TABLES, structure.tables().size() / 3);
    Set<String> omnipresent = new TreeSet<>();
    for (TypeNode type : structure.types()) {
      int touched = tablesOf.getOrDefault(type.name(), 0);
      if (touched >= tables || touched == 0 && type.fanIn() >= callers) {
        omnipresent.add(type.name());
      }
    }
    return omnipresent;
  }

  private static boolean isAccess(Link link) {
    return link.kind() == Link.Kind.READ || link.kind() == Link.Kind.WRITE;
  }

  private static double weight(Link link) {
    return switch (link.kind()) {
      case CALL -> 1 + Math.log(link.weight());
      case USE -> 0.5;
      case READ -> 2;
      case WRITE -> 10;
      case FOREIGN_KEY -> 1;
    };
  }

  private void together(SpanningTransaction transaction) {
    List<String> tables = List.copyOf(new TreeSet<>(transaction.writes()));
    // the more tables a transaction writes, the less it says of any two of them
    double weight = Math.min(2, 8.0 / (tables.size() * (tables.size() - 1.0)));
    for (int i = 0; i < tables.size(); i++) {
      for (int j = i + 1; j < tables.size(); j++) {
        add(tables.get(i), tables.get(j), weight);
      }
    }
  }

  private void add(String from, String to, double weight) {
    if (from.equals(to) || !graph.containsVertex(from) || !graph.containsVertex(to)) {
      return;
    }
    DefaultWeightedEdge edge = graph.getEdge(from, to);
    if (edge == null) {
      graph.setEdgeWeight(graph.addEdge(from, to), weight);
    } else {
      graph.setEdgeWeight(edge, graph.getEdgeWeight(edge) + weight);
    }
  }

  private Cut named(List<Set<String>> clusters) {
    Map<String, String> featureOf = new HashMap<>();
    structure.types().forEach(type -> featureOf.put(type.name(), type.feature()));
    structure.tables().forEach(table -> featureOf.put(table.name(), table.owner()));
    Set<String> tables = new TreeSet<>();
    structure.tables().forEach(table -> tables.add(table.name()));
    Map<String, String> parts = new TreeMap<>();
    Set<String> taken = new TreeSet<>();
    List<Set<String>> largestFirst =
        clusters.stream()
            .map(cluster -> (Set<String>) new TreeSet<>(cluster))
            .sorted(
                (one, other) ->
                    one.size() != other.size()
                        ? other.size() - one.size()
                        : one.iterator().next().compareTo(other.iterator().next()))
            .toList();
    for (Set<String> cluster : largestFirst) {
      Map<String, Integer> weights = new TreeMap<>();
      for (String node : cluster) {
        weights.merge(
            featureOf.getOrDefault(node, ""), tables.contains(node) ? 3 : 1, Integer::sum);
      }
      String name = ClusterName.of(weights, taken);
      taken.add(name);
      cluster.forEach(node -> parts.put(node, name));
    }
    return new Cut("suggested", parts);
  }
}
