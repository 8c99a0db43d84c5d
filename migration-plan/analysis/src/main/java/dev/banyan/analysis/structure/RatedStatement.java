package dev.banyan.analysis.structure;

import java.util.Set;

/// A statement with what it cost.
///
/// @param ran whether the database has run it; if not, it only stands in the code
/// @param by the method that it stands in; empty if it is not found in the code
/// @param feature of that method, or of the table if that is not known
/// @param unparsable why its tables are not known; empty if they are
public record RatedStatement(
    String text,
    boolean ran,
    long calls,
    double totalMillis,
    double meanMillis,
    long rows,
    Set<String> reads,
    Set<String> writes,
    String by,
    String feature,
    String unparsable) {}
