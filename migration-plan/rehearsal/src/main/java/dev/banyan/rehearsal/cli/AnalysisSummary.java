package dev.banyan.rehearsal.cli;

import dev.banyan.analysis.Analysis;
import dev.banyan.analysis.cut.ExtractionStep;
import dev.banyan.analysis.cut.Measures;
import dev.banyan.analysis.cut.RatedCut;
import dev.banyan.analysis.structure.SpanningTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An analysis in a few lines of a terminal.
record AnalysisSummary(Analysis analysis) {
  private static final int MOST = 10;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "%s: %d features, %d types, %d tables, %d foreign keys"
            .formatted(
                analysis.basePackage(),
                analysis.structure().features().size(),
                analysis.structure().types().size(),
                analysis.structure().tables().size(),
                analysis.foreignKeys().size()));
    List<SpanningTransaction> spanning =
        analysis.spanning().stream().filter(SpanningTransaction::spansWrites).toList();
    lines.add("transactions that write tables of several features: " + spanning.size());
    spanning.stream()
        .limit(MOST)
        .forEach(
            each ->
                lines.add("  " + each.method() + ": " + String.join(", ", each.writtenFeatures())));
    lines.add("");
    lines.add(
        row(
            "%-16s %6s %7s %8s %6s %6s %18s",
            "cut", "parts", "SM", "ICP", "IFN", "BCP", "transactions cut"));
    for (RatedCut rated : analysis.cuts()) {
      Measures measures = rated.measures();
      lines.add(
          row(
              "%-16s %6d %7.3f %6.1f %% %6.1f %6.2f %18d",
              rated.cut().name(),
              measures.parts(),
              measures.structuralModularity(),
              measures.interPartitionCalls() * 100,
              measures.interfaceNumber(),
              measures.businessContextPurity(),
              measures.transactionsCut()));
    }
    lines.add("");
    lines.add(
        "take out first: "
            + analysis.order().stream()
                .map(ExtractionStep::part)
                .collect(Collectors.joining(" → ")));
    analysis.notes().forEach(note -> lines.add("note: " + note));
    return lines;
  }

  private static String row(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
