package dev.banyan.analysis.features;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Finds features in class names, where packages are named for layers only.
final class NameStems {
  private static final Pattern ROLE =
      Pattern.compile(
          "(Rest)?(Controller|Resource|Endpoint|Servlet|Service|Facade|Repository|Repo|Dao|DAO|Entity|Dto|DTO|Mapper|"
              + "Manager|Handler|Validator|Converter|Factory|Exception|Request|Response|Form|View|Impl|Bean|Test)+$");

  private final UnaryOperator<String> layer;

  NameStems(UnaryOperator<String> layer) {
    this.layer = layer;
  }

  /// A stem is a feature when classes of two layers share it; a longer name belongs to the longest
  /// feature that it begins with.
  Map<String, String> features(List<String> types) {
    Map<String, Set<String>> layersOf = new HashMap<>();
    for (String type : types) {
      layersOf.computeIfAbsent(stem(type), added -> new HashSet<>()).add(layer.apply(type));
    }
    Map<String, String> features = new TreeMap<>();
    for (String type : types) {
      String own = stem(type);
      layersOf.keySet().stream()
          .filter(stem -> stem.length() > 2 && layersOf.getOrDefault(stem, Set.of()).size() > 1)
          .filter(own::startsWith)
          .reduce((one, other) -> one.length() >= other.length() ? one : other)
          .ifPresent(stem -> features.put(type, stem));
    }
    return features;
  }

  private static String stem(String type) {
    String name = type.substring(type.lastIndexOf('.') + 1);
    String bare = ROLE.matcher(name).replaceFirst("");
    return (bare.isEmpty() ? name : bare).toLowerCase(Locale.ROOT).replaceFirst("(?<=[^s])s$", "");
  }
}
