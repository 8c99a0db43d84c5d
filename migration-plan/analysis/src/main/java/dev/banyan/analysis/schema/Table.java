package dev.banyan.analysis.schema;

/// A table of the database.
///
/// @param name with its schema in front, unless that is `public`
/// @param rows as the database estimates; -1 where it has never counted
public record Table(String name, int columns, long rows) {}
