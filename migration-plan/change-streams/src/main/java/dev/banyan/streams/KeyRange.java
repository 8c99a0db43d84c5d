package dev.banyan.streams;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Primary keys after one and up to another; null is without end.
record KeyRange(@Nullable List<String> after, @Nullable List<String> upTo) {
  static final KeyRange ALL = new KeyRange(null, null);

  /// @param columns as they are ordered on a side
  /// @param parameters one for each column, cast as they are ordered
  String condition(List<String> columns, List<String> parameters) {
    String key = "(" + String.join(", ", columns) + ")";
    String given = "(" + String.join(", ", parameters) + ")";
    return (after == null ? "true" : key + " > " + given)
        + " and "
        + (upTo == null ? "true" : key + " <= " + given);
  }

  Object[] parameters() {
    List<Object> parameters = new ArrayList<>();
    if (after != null) {
      parameters.addAll(after);
    }
    if (upTo != null) {
      parameters.addAll(upTo);
    }
    return parameters.toArray();
  }
}
