package dev.banyan.analysis.access;

import dev.banyan.analysis.bytecode.MethodRef;

/// A method reads or writes a table.
///
/// @param write whether it changes rows; a statement that does both counts as a write
public record Touch(MethodRef by, String table, boolean write) implements Comparable<Touch> {
  @Override
  public int compareTo(Touch other) {
    int first = by.compareTo(other.by);
    int second = first != 0 ? first : table.compareTo(other.table);
    return second != 0 ? second : Boolean.compare(write, other.write);
  }
}
