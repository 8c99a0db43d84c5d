package dev.banyan.analysis.page;

import dev.banyan.analysis.structure.Link;
import dev.banyan.analysis.structure.RatedStatement;
import dev.banyan.analysis.structure.Structure;
import dev.banyan.analysis.structure.TypeNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tables that say where most happens, and what is not known.
final class HotSpots {
  private static final int HOT = 15;
  private static final int UNPARSABLE = 50;

  private final Structure structure;
  private final Markup out;

  HotSpots(Structure structure, Markup out) {
    this.structure = structure;
    this.out = out;
  }

  void hotSpots() {
    out.section("Hot spots", "Where a change is felt most, and where the database works most.");
    out.table(
        "Types that most others call",
        List.of("type", "feature", "layer", "called by#", "calls#", "methods#"),
        structure.types().stream()
            .sorted(
                Comparator.<TypeNode>comparingInt(each -> -each.fanIn())
                    .thenComparing(TypeNode::name))
            .limit(HOT)
            .map(
                each ->
                    List.of(
                        each.simpleName(),
                        each.feature(),
                        each.layer(),
                        each.fanIn() + "",
                        each.fanOut() + "",
                        each.methods() + ""))
            .toList());
    List<RatedStatement> ran = structure.statements().stream().filter(RatedStatement::ran).toList();
    if (!ran.isEmpty()) {
      out.table(
          "Statements that took longest in all",
          List.of("statement", "feature", "stands in", "calls#", "total#", "mean#", "rows#"),
          ran.stream()
              .limit(HOT)
              .map(
                  each ->
                      List.of(
                          brief(each.text()),
                          each.feature(),
                          each.by().isEmpty() ? "(by its table)" : each.by(),
                          Markup.grouped(each.calls()),
                          Markup.millis(each.totalMillis()),
                          Markup.millis(each.meanMillis()),
                          Markup.grouped(each.rows())))
              .toList());
    }
  }

  void layers() {
    Map<String, String> layerOf = new HashMap<>();
    structure.types().forEach(type -> layerOf.put(type.name(), type.layer()));
    Map<String, Map<String, Integer>> calls = new TreeMap<>();
    for (Link link : structure.links()) {
      if (link.kind() == Link.Kind.CALL) {
        String from = layer(layerOf, link.from());
        String to = layer(layerOf, link.to());
        calls
            .computeIfAbsent(from, added -> new TreeMap<>())
            .merge(to, link.weight(), Integer::sum);
      }
    }
    TreeSet<String> all = new TreeSet<>(calls.keySet());
    calls.values().forEach(to -> all.addAll(to.keySet()));
    if (all.size() > 1) {
      List<String> columns = new ArrayList<>(List.of("from \\ to"));
      all.forEach(layer -> columns.add(layer + "#"));
      List<List<String>> rows = new ArrayList<>();
      for (String from : all) {
        List<String> row = new ArrayList<>(List.of(from));
        for (String to : all) {
          int count = calls.getOrDefault(from, Map.of()).getOrDefault(to, 0);
          row.add(count == 0 ? "" : Markup.grouped(count));
        }
        rows.add(row);
      }
      out.section("Calls between layers", "Places in the code; the row calls the column.");
      out.table("Calls between layers", columns, rows);
    }
  }

  void unparsable() {
    List<RatedStatement> unknown =
        structure.statements().stream().filter(each -> !each.unparsable().isEmpty()).toList();
    if (!unknown.isEmpty()) {
      out.section(
          "Statements that could not be read",
          "The parser does not know them, so their tables are missing above: look at them yourself.");
      out.table(
          "Statements that could not be read",
          List.of("statement", "stands in", "calls#", "why"),
          unknown.stream()
              .limit(UNPARSABLE)
              .map(
                  each ->
                      List.of(
                          brief(each.text()),
                          each.by(),
                          Markup.grouped(each.calls()),
                          each.unparsable()))
              .toList());
    }
  }

  private static String layer(Map<String, String> layerOf, String type) {
    String layer = layerOf.getOrDefault(type, "");
    return layer.isEmpty() ? "(none)" : layer;
  }

  private static String brief(String sql) {
    String line = sql.replaceAll("\\s+", " ").strip();
    return line.length() <= 220 ? line : line.substring(0, 219) + "…";
  }
}
