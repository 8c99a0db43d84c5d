package dev.banyan.analysis;

import dev.banyan.analysis.access.CodeStatement;
import dev.banyan.analysis.access.DataAccess;
import dev.banyan.analysis.access.EntryPoint;
import dev.banyan.analysis.access.EntryPoints;
import dev.banyan.analysis.access.Transaction;
import dev.banyan.analysis.access.Transactions;
import dev.banyan.analysis.bytecode.CallGraph;
import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.cut.Cut;
import dev.banyan.analysis.cut.ExtractionOrder;
import dev.banyan.analysis.cut.Measures;
import dev.banyan.analysis.cut.RatedCut;
import dev.banyan.analysis.cut.Suggesting;
import dev.banyan.analysis.features.Layout;
import dev.banyan.analysis.schema.Statistics;
import dev.banyan.analysis.sql.StatementReading;
import dev.banyan.analysis.sql.Understanding;
import dev.banyan.analysis.structure.Structure;
import dev.banyan.analysis.structure.StructureReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Understands a monolith, from its class files to the order in which it is taken apart.
public final class Analysing {
  private Analysing() {}

  /// @param problems gets everything that is wrong with what was given
  public static Optional<Analysis> analyse(AnalysisOptions options, List<String> problems) {
    Optional<CodeBase> read = CodeBase.read(options.code(), options.basePackage(), problems);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    CodeBase code = read.get();
    CallGraph graph = new CallGraph(code);
    StatementReading reading = new StatementReading();
    DataAccess access = new DataAccess(code, options.schema(), reading);
    List<EntryPoint> entries = EntryPoints.of(code);
    List<Transaction> transactions =
        new Transactions(code, graph, access, entries, options.transactional()).all();
    StructureReading structureReading =
        new StructureReading(
            code, graph, options.schema(), access, new Layout(code, options.layers()));
    Structure structure = structureReading.read(entries, transactions, reading);

    List<String> notes = new ArrayList<>(code.notes());
    notes.addAll(access.notes());
    notes.addAll(structureReading.notes());
    notes.addAll(notes(options, access, graph, entries, transactions));
    Cut features = Cut.byFeature(structure);
    Cut suggested = Suggesting.cut(structure);
    List<RatedCut> cuts = new ArrayList<>();
    cuts.add(rated(features, "by the features that the packages show", structure));
    cuts.add(rated(suggested, "by what holds together most", structure));
    int before = problems.size();
    options
        .cut()
        .map(file -> file.on(structure, code.basePackage(), problems))
        .ifPresent(cut -> cuts.add(rated(cut, "as given", structure)));
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new Analysis(
                code.basePackage(),
                structure,
                options.schema().foreignKeys(),
                cuts,
                ExtractionOrder.of(features, structure),
                notes));
  }

  private static RatedCut rated(Cut cut, String about, Structure structure) {
    return new RatedCut(cut, about, Measures.of(cut, structure));
  }

  private static List<String> notes(
      AnalysisOptions options,
      DataAccess access,
      CallGraph graph,
      List<EntryPoint> entries,
      List<Transaction> transactions) {
    List<String> notes = new ArrayList<>();
    switch (options.schema().statistics()) {
      case Statistics.Absent(String why) -> notes.add(why);
      case Statistics.Kept(var statements, int hidden) -> {
        if (hidden > 0) {
          notes.add(
              "%d statements of other roles may not be seen: grant pg_read_all_stats to the role that reads."
                  .formatted(hidden));
        }
      }
    }
    long unparsable =
        access.statements().stream()
            .map(CodeStatement::understanding)
            .filter(Understanding.Unparsable.class::isInstance)
            .count();
    if (unparsable > 0) {
      notes.add(
          "%d of %d statements in the code could not be parsed; the tables in them are not counted."
              .formatted(unparsable, access.statements().size()));
    }
    if (entries.isEmpty()) {
      notes.add(
          "No entry points were found (JAX-RS, Spring, servlets, schedules, messages, main), so the purity of use cases is not known.");
    }
    if (transactions.isEmpty()) {
      notes.add(
          "No transactions were found: no method is @Transactional or begins one. Name them: --transaction TYPE#METHOD.");
    }
    if (!graph.hubs().isEmpty()) {
      notes.add(
          "Calls of %d methods were not followed, because each has more than three implementations; the first: %s."
              .formatted(graph.hubs().size(), graph.hubs().iterator().next().brief()));
    }
    return notes;
  }
}
