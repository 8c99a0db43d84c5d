package dev.banyan.analysis.structure;

/// Something that holds two types, a type and a table, or two tables together.
///
/// @param weight how many places in the code; of foreign keys, how many there are
public record Link(String from, String to, Kind kind, int weight) {
  /// What it is.
  public enum Kind {
    /// A type calls a method of another.
    CALL,
    /// A type reads or writes a field of another.
    USE,
    /// A type reads a table.
    READ,
    /// A type changes a table.
    WRITE,
    /// A table refers to a table.
    FOREIGN_KEY
  }
}
