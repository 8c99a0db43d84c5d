package dev.banyan.analysis.schema;

/// A foreign key between two tables.
///
/// @param from the table that refers
/// @param to the table that is referred to
public record ForeignKey(String name, String from, String to) {}
