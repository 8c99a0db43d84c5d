package dev.banyan.analysis.cut;

/// A cut and how good it is.
///
/// @param about what it goes by, for a person
public record RatedCut(Cut cut, String about, Measures measures) {}
