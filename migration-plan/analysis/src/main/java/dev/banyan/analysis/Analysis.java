package dev.banyan.analysis;

import dev.banyan.analysis.cut.ExtractionStep;
import dev.banyan.analysis.cut.RatedCut;
import dev.banyan.analysis.schema.ForeignKey;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.Structure;
import java.util.List;

/// What was understood of a monolith.
///
/// @param cuts the one by packages, the suggested one, and a given one if there is one
/// @param order which feature to take out first
/// @param notes what a reader has to know to trust the rest
public record Analysis(
    String basePackage,
    Structure structure,
    List<ForeignKey> foreignKeys,
    List<RatedCut> cuts,
    List<ExtractionStep> order,
    List<String> notes) {
  public List<SpanningTransaction> spanning() {
    return structure.transactions().stream().filter(SpanningTransaction::spans).toList();
  }
}
