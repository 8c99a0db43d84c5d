package dev.banyan.partners.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A method and a path with names in it, as in `/v1/authorizations/{reference}`.
record Route(String method, List<String> path, Handler handler) {
  Route(String method, String path, Handler handler) {
    this(method, segments(path), handler);
  }

  static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /// The names in the path and what stands for them, or nothing where the path is another.
  Optional<Map<String, String>> names(List<String> asked) {
    if (asked.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String ours = path.get(i);
      if (ours.startsWith("{")) {
        names.put(ours.substring(1, ours.length() - 1), asked.get(i));
      } else if (!ours.equals(asked.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
