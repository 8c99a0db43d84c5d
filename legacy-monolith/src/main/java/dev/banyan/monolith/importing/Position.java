package dev.banyan.monolith.importing;

/// A place in a text file; line and column count from 1, columns in characters.
record Position(long line, int column) {
  static final Position START = new Position(1, 1);
}
