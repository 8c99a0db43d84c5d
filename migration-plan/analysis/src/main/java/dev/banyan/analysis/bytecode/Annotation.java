package dev.banyan.analysis.bytecode;

import java.util.List;
import java.util.Map;

/// An annotation as it was compiled.
///
/// @param type its full name
/// @param values each member's values as text, nested annotations flattened into it
public record Annotation(String type, Map<String, List<String>> values) {
  public String simpleName() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /// The first value of a member, or nothing.
  public String value(String member) {
    List<String> found = values.getOrDefault(member, List.of());
    return found.isEmpty() ? "" : found.getFirst();
  }
}
