package dev.banyan.analysis.cut;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.graph.DefaultUndirectedWeightedGraph;
import org.jgrapht.graph.DefaultWeightedEdge;

/// Communities of a weighted graph by the method of Louvain: V. Blondel et al., *Fast unfolding of
/// communities in large networks*, 2008. Each node moves to the neighbouring community where
/// modularity gains most, until none gains; then communities become nodes, and again. Nodes go in
/// the order of their names, so the same graph always gives the same communities.
///
/// JGraphT finds communities too, but of graphs without weights only.
final class Communities {
  private static final double NOTHING = 1e-9;

  private Communities() {}

  static List<Set<String>> of(Graph<String, DefaultWeightedEdge> graph) {
    Graph<String, DefaultWeightedEdge> level = graph;
    Map<String, Set<String>> members = new TreeMap<>();
    for (String node : graph.vertexSet()) {
      members.put(node, Set.of(node));
    }
    while (true) {
      Map<String, String> communityOf = moved(level);
      if (new TreeSet<>(communityOf.values()).size() == level.vertexSet().size()) {
        return List.copyOf(members.values());
      }
      level = folded(level, communityOf);
      Map<String, Set<String>> joined = new TreeMap<>();
      Map<String, Set<String>> before = members;
      communityOf.forEach(
          (node, community) ->
              joined
                  .computeIfAbsent(community, added -> new TreeSet<>())
                  .addAll(before.getOrDefault(node, Set.of())));
      members = joined;
    }
  }

  /// Each node's community, which is named after one of its nodes.
  private static Map<String, String> moved(Graph<String, DefaultWeightedEdge> graph) {
    double all = 2 * graph.edgeSet().stream().mapToDouble(graph::getEdgeWeight).sum();
    Map<String, String> communityOf = new LinkedHashMap<>();
    Map<String, Double> strength = new HashMap<>();
    for (String node : new TreeSet<>(graph.vertexSet())) {
      communityOf.put(node, node);
      strength.put(node, strength(graph, node));
    }
    Map<String, Double> total = new HashMap<>(strength);
    boolean moving = all > 0;
    while (moving) {
      moving = false;
      for (String node : List.copyOf(communityOf.keySet())) {
        String home = communityOf.getOrDefault(node, node);
        double own = strength.getOrDefault(node, 0.0);
        total.merge(home, -own, Double::sum);
        Map<String, Double> ties = new TreeMap<>(Map.of(home, 0.0));
        for (DefaultWeightedEdge edge : graph.edgesOf(node)) {
          String other = Graphs.getOppositeVertex(graph, edge, node);
          if (!other.equals(node)) {
            ties.merge(
                communityOf.getOrDefault(other, other), graph.getEdgeWeight(edge), Double::sum);
          }
        }
        String best = home;
        double most = gain(ties, total, home, own, all);
        for (String candidate : ties.keySet()) {
          double gained = gain(ties, total, candidate, own, all);
          if (gained > most + NOTHING) {
            most = gained;
            best = candidate;
          }
        }
        total.merge(best, own, Double::sum);
        communityOf.put(node, best);
        moving |= !best.equals(home);
      }
    }
    return renamed(communityOf);
  }

  private static double gain(
      Map<String, Double> ties, Map<String, Double> total, String into, double own, double all) {
    return ties.getOrDefault(into, 0.0) - total.getOrDefault(into, 0.0) * own / all;
  }

  /// A loop counts twice, as both of its ends are here.
  private static double strength(Graph<String, DefaultWeightedEdge> graph, String node) {
    return graph.edgesOf(node).stream()
        .mapToDouble(
            edge ->
                graph.getEdgeWeight(edge)
                    * (graph.getEdgeSource(edge).equals(graph.getEdgeTarget(edge)) ? 2 : 1))
        .sum();
  }

  /// A community may be named after a node that has left it: the first that is in it names it anew.
  private static Map<String, String> renamed(Map<String, String> communityOf) {
    Map<String, String> first = new HashMap<>();
    communityOf.forEach((node, community) -> first.putIfAbsent(community, node));
    Map<String, String> renamed = new LinkedHashMap<>();
    communityOf.forEach(
        (node, community) -> renamed.put(node, first.getOrDefault(community, community)));
    return renamed;
  }

  private static Graph<String, DefaultWeightedEdge> folded(
      Graph<String, DefaultWeightedEdge> graph, Map<String, String> communityOf) {
    Graph<String, DefaultWeightedEdge> folded =
        new DefaultUndirectedWeightedGraph<>(DefaultWeightedEdge.class);
    new TreeSet<>(communityOf.values()).forEach(folded::addVertex);
    for (DefaultWeightedEdge edge : graph.edgeSet()) {
      String from = communityOf.getOrDefault(graph.getEdgeSource(edge), "");
      String to = communityOf.getOrDefault(graph.getEdgeTarget(edge), "");
      DefaultWeightedEdge known = folded.getEdge(from, to);
      double weight = graph.getEdgeWeight(edge);
      if (known == null) {
        folded.setEdgeWeight(folded.addEdge(from, to), weight);
      } else {
        folded.setEdgeWeight(known, folded.getEdgeWeight(known) + weight);
      }
    }
    return folded;
  }
}
