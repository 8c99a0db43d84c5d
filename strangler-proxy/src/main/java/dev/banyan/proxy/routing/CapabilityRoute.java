package dev.banyan.proxy.routing;

import dev.banyan.model.Capability;
import dev.banyan.model.Route;
import java.util.List;

/// A route, and the capability that it belongs to.
public record CapabilityRoute(Capability capability, Route route) {
  boolean accepts(String method) {
    return route.methods().contains(method)
        || (method.equals("HEAD") && route.methods().contains("GET"));
  }

  boolean covers(List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      boolean fits =
          switch (route.path().get(i)) {
            case Route.Segment.Literal(String text) -> text.equals(segments.get(i));
            case Route.Segment.Parameter parameter -> true;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /// The text that stands in the place of a parameter of this route.
  public String parameter(String name, List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (route.path().get(i) instanceof Route.Segment.Parameter(String here)
          && here.equals(name)) {
        return segments.get(i);
      }
    }
    throw new IllegalArgumentException("route " + route.id() + " has no parameter " + name);
  }
}
