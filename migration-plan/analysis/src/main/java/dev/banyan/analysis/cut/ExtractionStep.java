package dev.banyan.analysis.cut;

import java.util.List;

/// A part that is to be taken out next.
///
/// @param entanglement what ties it to the parts that are still there; less is easier
/// @param reasons why it is its turn, and what has to be untied, in words
public record ExtractionStep(String part, double entanglement, List<String> reasons) {}
