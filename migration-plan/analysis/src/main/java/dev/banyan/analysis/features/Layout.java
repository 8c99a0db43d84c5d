package dev.banyan.analysis.features;

import dev.banyan.analysis.bytecode.CodeBase;
import dev.banyan.analysis.bytecode.CodeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads layer and feature of a class off its package: of the packages below the base package, the
/// first that is a layer's name is its layer, and the first that is none is its feature. So
/// `web.ordering` and `ordering.web` say the same.
///
/// Where packages know layers only (`controller`, `service`, `repository`), the feature is what the
/// class names of several layers begin with: `OrderController`, `OrderService`.
public final class Layout {
  /// The feature of what belongs to none.
  public static final String SHARED = "shared";

  private static final Set<String> LAYERS =
      Set.of(
          "web",
          "rest",
          "api",
          "controller",
          "controllers",
          "resource",
          "resources",
          "endpoint",
          "endpoints",
          "ui",
          "view",
          "views",
          "presentation",
          "business",
          "service",
          "services",
          "domain",
          "application",
          "logic",
          "model",
          "models",
          "data",
          "dao",
          "repository",
          "repositories",
          "persistence",
          "entity",
          "entities",
          "db",
          "jpa",
          "dto",
          "dtos",
          "mapper",
          "mappers",
          "adapter",
          "adapters",
          "port",
          "ports",
          "impl",
          "internal",
          "infrastructure");
  private static final Set<String> OF_NONE =
      Set.of(
          "common",
          "commons",
          "shared",
          "util",
          "utils",
          "config",
          "configuration",
          "support",
          "exception",
          "exceptions");
  private static final double MOST = 0.7;

  private final String basePackage;
  private final Set<String> layers;
  private final Map<String, String> byName = new TreeMap<>();

  /// @param layers the names of layers; empty for the usual ones
  public Layout(CodeBase code, Set<String> layers) {
    this.basePackage = code.basePackage();
    this.layers = layers.isEmpty() ? LAYERS : Set.copyOf(layers);
    List<String> types = code.classes().stream().map(CodeClass::topLevel).distinct().toList();
    long without = types.stream().filter(type -> fromPackage(type).isEmpty()).count();
    if (without > MOST * types.size()) {
      byName.putAll(new NameStems(this::layer).features(types));
    }
  }

  /// @param type the full name of a top-level type
  public String feature(String type) {
    return fromPackage(type).orElseGet(() -> byName.getOrDefault(type, SHARED));
  }

  /// @return empty where its package names none
  public String layer(String type) {
    return segments(type).stream().filter(layers::contains).findFirst().orElse("");
  }

  private Optional<String> fromPackage(String type) {
    return segments(type).stream()
        .filter(segment -> !layers.contains(segment))
        .findFirst()
        .filter(segment -> !OF_NONE.contains(segment));
  }

  private List<String> segments(String type) {
    List<String> segments = new ArrayList<>(List.of(type.split("\\.")));
    segments.removeLast();
    int base = basePackage.isEmpty() ? 0 : basePackage.split("\\.").length;
    return segments.subList(Math.min(base, segments.size()), segments.size()).stream()
        .map(segment -> segment.toLowerCase(Locale.ROOT))
        .toList();
  }
}
