package dev.banyan.model;

import java.util.HashMap;
import java.util.Map;

/// Which route has which id, and which requests it takes, over all capabilities: no request may
/// belong to two.
final class RouteClaims {
  private record Claim(String route, Place place) {}

  private final Problems problems;
  private final Map<String, Place> ids = new HashMap<>();
  private final Map<String, Claim> requests = new HashMap<>();

  RouteClaims(Problems problems) {
    this.problems = problems;
  }

  void id(String id, Place place) {
    Place first = ids.putIfAbsent(id, place);
    if (first != null) {
      problems.add(
          place,
          "the route id '%s' is taken already (%s:%d); metrics could not tell the two apart, so choose another"
              .formatted(id, first.file(), first.line()));
    }
  }

  /// @param method upper case
  void request(String method, PathTemplate path, String route, Place place) {
    Claim first = requests.putIfAbsent(method + " " + path.shape(), new Claim(route, place));
    if (first != null) {
      problems.add(
          place,
          "%s %s belongs to the route '%s' already (%s:%d); a request can go only one way, so take one of the two out"
              .formatted(method, path, first.route(), first.place().file(), first.place().line()));
    }
  }
}
