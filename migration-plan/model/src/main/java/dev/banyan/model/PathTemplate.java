package dev.banyan.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A route's path: `/api/products/{sku}`.
record PathTemplate(List<Route.Segment> segments) {
  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@-]+");
  private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_-]*}");

  static Optional<PathTemplate> read(YamlValue value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String path = text.get();
    if (!path.startsWith("/")) {
      value.wrong("a path begins with '/', this one is '%s'".formatted(path));
      return Optional.empty();
    }
    if (path.equals("/")) {
      return Optional.of(new PathTemplate(List.of()));
    }
    List<Route.Segment> segments = new ArrayList<>();
    Set<String> parameters = new HashSet<>();
    for (String part : path.substring(1).split("/", -1)) {
      Optional<String> wrong = wrong(part, parameters);
      if (wrong.isPresent()) {
        value.wrong("the path '%s' %s".formatted(path, wrong.get()));
        return Optional.empty();
      }
      segments.add(
          part.startsWith("{")
              ? new Route.Segment.Parameter(part.substring(1, part.length() - 1))
              : new Route.Segment.Literal(part));
    }
    return Optional.of(new PathTemplate(segments));
  }

  private static Optional<String> wrong(String part, Set<String> parameters) {
    if (part.isEmpty()) {
      return Optional.of("has an empty segment, or ends in '/'; take the extra '/' out");
    }
    if (part.equals(".") || part.equals("..")) {
      return Optional.of("contains '%s', which no request has once it is read".formatted(part));
    }
    if (PARAMETER.matcher(part).matches()) {
      return parameters.add(part)
          ? Optional.empty()
          : Optional.of("names %s twice; each parameter needs a name of its own".formatted(part));
    }
    if (part.contains("{") || part.contains("}")) {
      return Optional.of(
          "has the segment '%s'; a parameter takes a whole segment: {name}".formatted(part));
    }
    return LITERAL.matcher(part).matches()
        ? Optional.empty()
        : Optional.of(
            "has the segment '%s'; only letters, digits and ._~!$&'()*+,;=:@- can stand in a path (no query, no pattern)"
                .formatted(part));
  }

  boolean hasParameter(String name) {
    return segments.contains(new Route.Segment.Parameter(name));
  }

  List<String> parameters() {
    return segments.stream()
        .flatMap(
            segment ->
                switch (segment) {
                  case Route.Segment.Literal literal -> Stream.<String>empty();
                  case Route.Segment.Parameter parameter -> Stream.of(parameter.name());
                })
        .toList();
  }

  /// Equal for two paths that take the same requests.
  String shape() {
    return segments.stream()
        .map(
            segment ->
                switch (segment) {
                  case Route.Segment.Literal literal -> "/" + literal.text();
                  case Route.Segment.Parameter parameter -> "/{}";
                })
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return segments.isEmpty()
        ? "/"
        : segments.stream()
            .map(
                segment ->
                    switch (segment) {
                      case Route.Segment.Literal literal -> "/" + literal.text();
                      case Route.Segment.Parameter parameter -> "/{" + parameter.name() + "}";
                    })
            .collect(Collectors.joining());
  }
}
