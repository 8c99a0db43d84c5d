package dev.banyan.analysis.page;

import dev.banyan.analysis.Analysis;
import dev.banyan.analysis.cut.ExtractionStep;
import dev.banyan.analysis.cut.Measures;
import dev.banyan.analysis.cut.RatedCut;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import dev.banyan.analysis.structure.TableNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tables below the picture, for people who read.
final class Sections {
  private final Analysis analysis;
  private final Structure structure;
  private final Markup out;

  Sections(Analysis analysis, Markup out) {
    this.analysis = analysis;
    this.structure = analysis.structure();
    this.out = out;
  }

  void cuts() {
    out.section(
        "Where it can be cut",
        "Each way to cut it, rated. SM: how much more each part holds together than with others (more is better). ICP: share of calls that cross a cut. IFN: types of a part that others call. BCP: entropy of use cases in a part, in bits. All others: less is better.");
    List<List<String>> rows = new ArrayList<>();
    for (RatedCut rated : analysis.cuts()) {
      Measures measures = rated.measures();
      rows.add(
          List.of(
              rated.cut().name() + ": " + rated.about(),
              measures.parts() + "",
              Markup.decimal(measures.structuralModularity(), 3),
              Markup.decimal(measures.interPartitionCalls() * 100, 1) + " %",
              Markup.decimal(measures.interfaceNumber(), 1),
              Markup.decimal(measures.businessContextPurity(), 2),
              measures.transactionsCut() + "",
              measures.foreignKeysCut() + "",
              measures.tablesShared() + ""));
    }
    out.table(
        "Cuts and their measures",
        List.of(
            "cut",
            "parts#",
            "SM#",
            "ICP#",
            "IFN#",
            "BCP#",
            "transactions cut#",
            "foreign keys cut#",
            "tables shared#"),
        rows);
  }

  void order() {
    out.section(
        "What to take out first",
        "Always what is least entangled with what is left then; what is out already no longer counts.");
    out.raw("<ol class=\"story\">");
    for (ExtractionStep step : analysis.order()) {
      out.raw("<li><b>" + Markup.escaped(step.part()) + "</b> <span class=\"when\">entanglement ")
          .raw(Markup.decimal(step.entanglement(), 1) + "</span>")
          .list("ul", "", step.reasons())
          .raw("</li>\n");
    }
    out.raw("</ol>\n");
  }

  void transactions() {
    out.section(
        "Transactions that span features",
        "What they write together can only be taken apart with a seam or a saga. Found in the code: what may happen, not what did.");
    List<SpanningTransaction> spanning = new ArrayList<>(analysis.spanning());
    spanning.sort(
        Comparator.<SpanningTransaction>comparingInt(each -> -each.writtenFeatures().size())
            .thenComparing(each -> -each.features().size())
            .thenComparing(SpanningTransaction::method));
    out.table(
        "Transactions that span features",
        List.of("transaction", "writes for", "writes", "only reads", "comes from"),
        spanning.stream()
            .map(
                each ->
                    List.of(
                        each.method(),
                        joined(each.writtenFeatures()),
                        joined(each.writes()),
                        joined(each.reads()),
                        joined(each.entries())))
            .toList());
  }

  void tables() {
    out.section(
        "Tables by feature",
        "A table belongs to the feature that mostly changes it. In brackets: how many methods.");
    out.table(
        "Tables, whose they are and who comes to them",
        List.of(
            "feature",
            "table",
            "columns#",
            "rows, about#",
            "written by",
            "read by",
            "statements#",
            "time#"),
        structure.tables().stream()
            .sorted(Comparator.comparing(TableNode::owner).thenComparing(TableNode::name))
            .map(
                each ->
                    List.of(
                        each.owner().isEmpty() ? "nobody" : each.owner(),
                        each.name(),
                        each.columns() + "",
                        each.rows() < 0 ? "?" : Markup.grouped(each.rows()),
                        counts(each.writers()),
                        counts(each.readers()),
                        Markup.grouped(each.calls()),
                        Markup.millis(each.totalMillis())))
            .toList());
  }

  void suggested() {
    analysis.cuts().stream()
        .filter(rated -> rated.cut().name().equals("suggested"))
        .findFirst()
        .ifPresent(
            rated -> {
              TreeSet<String> tables =
                  new TreeSet<>(structure.tables().stream().map(TableNode::name).toList());
              out.section(
                  "Capabilities that suggest themselves",
                  "Types and tables that hold together, whatever package they lie in. Where two features fall into one, they are entangled; where one falls apart, it may be two.");
              out.table(
                  "Suggested capabilities",
                  List.of("suggested", "tables", "types"),
                  rated.cut().names().stream()
                      .map(
                          part ->
                              List.of(
                                  part,
                                  joined(
                                      rated.cut().of(part).stream()
                                          .filter(tables::contains)
                                          .toList()),
                                  joined(
                                      rated.cut().of(part).stream()
                                          .filter(node -> !tables.contains(node))
                                          .map(node -> node.substring(node.lastIndexOf('.') + 1))
                                          .toList())))
                      .toList());
            });
  }

  private static String joined(Collection<String> names) {
    return String.join(", ", names);
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " (" + each.getValue() + ")")
        .collect(Collectors.joining(", "));
  }
}
