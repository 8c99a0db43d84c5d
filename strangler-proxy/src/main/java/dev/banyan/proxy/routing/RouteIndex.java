package dev.banyan.proxy.routing;

import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the route of a path among all routes of the plan; a literal segment beats a parameter.
public final class RouteIndex {
  private final Map<Integer, List<CapabilityRoute>> byLength = new HashMap<>();

  public RouteIndex(Plan plan) {
    for (Capability capability : plan.capabilities().values()) {
      for (Route route : capability.routes()) {
        byLength
            .computeIfAbsent(route.path().size(), length -> new ArrayList<>())
            .add(new CapabilityRoute(capability, route));
      }
    }
    byLength.values().forEach(routes -> routes.sort(Comparator.comparing(RouteIndex::shape)));
  }

  /// @return the route, or null for what belongs to no capability
  public @Nullable CapabilityRoute find(String method, List<String> segments) {
    List<CapabilityRoute> routes = byLength.get(segments.size());
    if (routes == null) {
      return null;
    }
    for (CapabilityRoute candidate : routes) {
      if (candidate.accepts(method) && candidate.covers(segments)) {
        return candidate;
      }
    }
    return null;
  }

  private static String shape(CapabilityRoute candidate) {
    StringBuilder shape = new StringBuilder();
    for (Route.Segment segment : candidate.route().path()) {
      shape.append(
          switch (segment) {
            case Route.Segment.Literal literal -> '0';
            case Route.Segment.Parameter parameter -> '1';
          });
    }
    return shape.append(candidate.route().id()).toString();
  }
}
