package dev.banyan.model;

import java.nio.file.Path;
import java.util.List;

/// Something wrong in the plan, told so that it can be mended.
///
/// @param line from 1
/// @param column from 1
/// @param message what is wrong and what it means
/// @param choices the valid values, where there are few; else empty
public record Problem(Path file, int line, int column, String message, List<String> choices) {
  public Problem {
    choices = List.copyOf(choices);
  }

  /// `plan.yaml:12:5: unknown capability 'catalogue' (choose from: catalog)`.
  @Override
  public String toString() {
    String where = file + ":" + line + ":" + column + ": " + message;
    return choices.isEmpty() ? where : where + " (choose from: " + String.join(", ", choices) + ")";
  }
}
