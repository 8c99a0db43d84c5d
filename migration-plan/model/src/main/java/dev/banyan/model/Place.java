package dev.banyan.model;

import java.nio.file.Path;

/// Where something stands in a file of the plan.
///
/// @param file relative to the plan's folder
/// @param line from 1
/// @param column from 1
public record Place(Path file, int line, int column) {
  /// The place of what was made without a file.
  public static final Place NOWHERE = new Place(Path.of("(no file)"), 0, 0);
}
