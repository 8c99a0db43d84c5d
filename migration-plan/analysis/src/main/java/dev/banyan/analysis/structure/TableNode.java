package dev.banyan.analysis.structure;

import java.util.Map;

/// A table, the feature that it belongs to, and who else comes to it.
///
/// @param rows as the database estimates; -1 where it does not know
/// @param owner the feature that mostly changes it; empty if no code comes to it
/// @param readers features and how many of their methods only read it
/// @param writers features and how many of their methods change it
/// @param calls how many statements on it have run
/// @param totalMillis how long those took
public record TableNode(
    String name,
    int columns,
    long rows,
    String owner,
    Map<String, Integer> readers,
    Map<String, Integer> writers,
    long calls,
    double totalMillis) {}
