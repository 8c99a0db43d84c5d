package dev.banyan.model;

import java.util.List;
import java.util.Set;

/// One kind of request that belongs to a capability.
///
/// @param id unique in the plan: `catalog.product`
/// @param methods upper case; `HEAD` comes with `GET`
/// @param path the template, segment by segment
/// @param key where the key stands
public record Route(String id, Set<String> methods, List<Segment> path, KeySource key) {
  /// A part of the path between slashes.
  public sealed interface Segment {
    record Literal(String text) implements Segment {}

    /// `{sku}`: any one non-empty segment.
    record Parameter(String name) implements Segment {}
  }

  public Route {
    methods = Set.copyOf(methods);
    path = List.copyOf(path);
  }
}
