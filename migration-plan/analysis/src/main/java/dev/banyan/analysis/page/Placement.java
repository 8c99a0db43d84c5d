package dev.banyan.analysis.page;

import dev.banyan.analysis.features.Layout;
import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Places the graph: each feature a disc on a ring, beside the features that it has most to do
/// with, what is shared in the middle; its tables in the middle of its disc, its types around them,
/// laid like the seeds of a sunflower. The same application always looks the same.
final class Placement {
  /// More than this nobody can look at.
  private static final int MOST = 260;

  private static final double SPACING = 25;
  private static final double GAP = 46;

  /// Screens are wide.
  private static final double WIDENING = 1.5;

  private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));

  record Node(String name, boolean table, String feature, String layer, double x, double y) {}

  record Disc(String feature, double x, double y, double radius) {}

  private record Wish(String name, boolean table, String feature, String layer, double weight) {}

  private final Structure structure;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Disc> discs = new ArrayList<>();
  private int leftOut;

  Placement(Structure structure) {
    this.structure = structure;
    place();
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Disc> discs() {
    return discs;
  }

  /// How many types are not shown.
  int leftOut() {
    return leftOut;
  }

  private void place() {
    Map<String, List<Wish>> byFeature = new TreeMap<>();
    for (Wish wish : wishes()) {
      byFeature.computeIfAbsent(wish.feature(), added -> new ArrayList<>()).add(wish);
    }
    List<String> ring = ring(byFeature);
    double around = 0;
    for (String feature : ring) {
      around += 2 * radius(byFeature.getOrDefault(feature, List.of()).size()) + GAP;
    }
    List<Wish> shared = byFeature.getOrDefault(Layout.SHARED, List.of());
    double inner = shared.isEmpty() ? 0 : radius(shared.size()) + GAP;
    double widest =
        ring.stream()
            .mapToDouble(each -> radius(byFeature.getOrDefault(each, List.of()).size()))
            .max()
            .orElse(0);
    double ringRadius =
        ring.size() < 2 && shared.isEmpty() ? 0 : Math.max(around / (2 * Math.PI), inner + widest);
    double along = 0;
    for (String feature : ring) {
      List<Wish> members = byFeature.getOrDefault(feature, List.of());
      double half = radius(members.size()) + GAP / 2;
      double angle = (along + half) / around * 2 * Math.PI - Math.PI / 2;
      disc(feature, members, WIDENING * ringRadius * Math.cos(angle), ringRadius * Math.sin(angle));
      along += 2 * half;
    }
    if (!shared.isEmpty()) {
      disc(Layout.SHARED, shared, 0, 0);
    }
  }

  private static double radius(int members) {
    return SPACING * Math.sqrt(members + 0.5) + 12;
  }

  private void disc(String feature, List<Wish> members, double x, double y) {
    discs.add(new Disc(feature, x, y, radius(members.size())));
    for (int i = 0; i < members.size(); i++) {
      double distance = SPACING * Math.sqrt(i + 0.3);
      Wish wish = members.get(i);
      nodes.add(
          new Node(
              wish.name(),
              wish.table(),
              feature,
              wish.layer(),
              x + distance * Math.cos(i * GOLDEN),
              y + distance * Math.sin(i * GOLDEN)));
    }
  }

  /// Tables first, then the types with most to do; the least busy are left out if there are too
  /// many.
  private List<Wish> wishes() {
    Map<String, Double> busy = new HashMap<>();
    for (Link link : structure.links()) {
      double weight = link.kind() == Link.Kind.CALL || link.kind() == Link.Kind.USE ? 1 : 8;
      busy.merge(link.from(), weight, Double::sum);
      busy.merge(link.to(), weight, Double::sum);
    }
    List<Wish> tables = new ArrayList<>();
    structure.tables().stream()
        .filter(table -> !table.owner().isEmpty())
        .forEach(
            table ->
                tables.add(
                    new Wish(
                        table.name(),
                        true,
                        table.owner(),
                        "",
                        1e6 + busy.getOrDefault(table.name(), 0.0))));
    List<Wish> types = new ArrayList<>();
    structure.types().stream()
        .filter(type -> busy.containsKey(type.name()))
        .forEach(
            type ->
                types.add(
                    new Wish(
                        type.name(),
                        false,
                        type.feature(),
                        type.layer(),
                        busy.getOrDefault(type.name(), 0.0))));
    Comparator<Wish> busiestFirst =
        Comparator.comparingDouble(Wish::weight).reversed().thenComparing(Wish::name);
    types.sort(busiestFirst);
    int room = Math.max(0, MOST - tables.size());
    leftOut = Math.max(0, types.size() - room);
    List<Wish> all = new ArrayList<>(tables);
    all.addAll(types.subList(0, Math.min(room, types.size())));
    all.sort(busiestFirst);
    return all;
  }

  /// Beginning with the busiest, each feature stands beside the one it has most to do with.
  private List<String> ring(Map<String, List<Wish>> byFeature) {
    Map<String, String> featureOf = new HashMap<>();
    byFeature.forEach(
        (feature, wishes) -> wishes.forEach(each -> featureOf.put(each.name(), feature)));
    Map<String, Map<String, Integer>> between = new TreeMap<>();
    for (Link link : structure.links()) {
      String from = featureOf.getOrDefault(link.from(), Layout.SHARED);
      String to = featureOf.getOrDefault(link.to(), Layout.SHARED);
      if (!from.equals(to) && !from.equals(Layout.SHARED) && !to.equals(Layout.SHARED)) {
        between.computeIfAbsent(from, added -> new TreeMap<>()).merge(to, 1, Integer::sum);
        between.computeIfAbsent(to, added -> new TreeMap<>()).merge(from, 1, Integer::sum);
      }
    }
    Map<String, Integer> left = new LinkedHashMap<>();
    byFeature.keySet().stream()
        .filter(feature -> !feature.equals(Layout.SHARED))
        .forEach(
            feature ->
                left.put(
                    feature,
                    between.getOrDefault(feature, Map.of()).values().stream()
                        .mapToInt(count -> count)
                        .sum()));
    List<String> ring = new ArrayList<>();
    while (!left.isEmpty()) {
      Map<String, Integer> toLast =
          ring.isEmpty() ? Map.of() : between.getOrDefault(ring.getLast(), Map.of());
      String next =
          left.keySet().stream()
              .max(
                  Comparator.<String>comparingInt(each -> toLast.getOrDefault(each, 0))
                      .thenComparing(each -> left.getOrDefault(each, 0))
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      ring.add(next);
      left.remove(next);
    }
    return ring;
  }
}
