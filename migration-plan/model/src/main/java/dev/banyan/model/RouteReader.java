package dev.banyan.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the routes of a capability.
final class RouteReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String NO_KEY = "none";

  private final String capability;
  private final RouteClaims claims;

  RouteReader(String capability, RouteClaims claims) {
    this.capability = capability;
    this.claims = claims;
  }

  Optional<Route> read(YamlValue value) {
    return value
        .members()
        .map(all -> all.only("id", "methods", "path", "key"))
        .flatMap(members -> read(value, members));
  }

  private Optional<Route> read(YamlValue value, YamlMembers members) {
    Optional<YamlValue> idGiven =
        members.required("id", "its name in metrics, for example %s.list".formatted(capability));
    Optional<String> id =
        idGiven.flatMap(
            given -> given.text(ID, "a dotted name in small letters (catalog.product)"));
    id.ifPresent(name -> claims.id(name, idGiven.orElseThrow().place()));
    Optional<Set<String>> methods =
        members
            .required("methods", "for example [GET]")
            .flatMap(given -> given.nonEmptyList("a method"))
            .map(RouteReader::methods);
    Optional<YamlValue> pathGiven = members.required("path", "for example /api/products/{sku}");
    Optional<PathTemplate> path = pathGiven.flatMap(PathTemplate::read);
    if (methods.isPresent() && path.isPresent()) {
      claim(methods.get(), path.get(), id.orElse("?"), pathGiven.orElseThrow().place());
    }
    Optional<KeySource> key = key(members, path);
    if (methods.isPresent()) {
      unsafeWithoutKey(value, members, methods.get());
    }
    if (id.isEmpty() || methods.isEmpty() || path.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Route(id.get(), methods.get(), path.get().segments(), key.get()));
  }

  private void claim(Set<String> methods, PathTemplate path, String id, Place place) {
    Set<String> taken = new LinkedHashSet<>(methods);
    if (taken.contains("GET")) {
      taken.remove("HEAD");
    }
    taken.forEach(method -> claims.request(method, path, id, place));
  }

  private static Set<String> methods(List<YamlValue> values) {
    Set<String> methods = new LinkedHashSet<>();
    for (YamlValue value : values) {
      Optional<String> method = value.choice("method", METHODS);
      if (method.isPresent() && !methods.add(method.get())) {
        value.wrong("the method %s stands twice; once is enough".formatted(method.get()));
      }
    }
    return methods;
  }

  private static void unsafeWithoutKey(YamlValue route, YamlMembers members, Set<String> methods) {
    Optional<String> unsafe = methods.stream().filter(method -> !SAFE.contains(method)).findFirst();
    if (unsafe.isPresent() && !members.has("key")) {
      route.wrong(
          "%s writes, but the route has no key, so it would move with the very last bucket; say where the key stands, or `key: none` if that is meant"
              .formatted(unsafe.get()));
    }
  }

  private static Optional<KeySource> key(YamlMembers members, Optional<PathTemplate> path) {
    Optional<YamlValue> given = members.optional("key");
    if (given.isEmpty()) {
      return Optional.of(new KeySource.None());
    }
    YamlValue value = given.get();
    if (value.written().isPresent()) {
      return value.choice("key source", List.of(NO_KEY)).map(none -> new KeySource.None());
    }
    Optional<YamlMembers> sources =
        value.members().map(all -> all.only("path", "query", "header", "cookie"));
    if (sources.isPresent() && sources.get().keys().size() != 1) {
      value.wrong(
          "a key stands in exactly one place of a request",
          List.of("path", "query", "header", "cookie"));
      return Optional.empty();
    }
    return sources.flatMap(all -> source(all, path));
  }

  private static Optional<KeySource> source(YamlMembers sources, Optional<PathTemplate> path) {
    Optional<YamlValue> parameter = sources.optional("path");
    if (parameter.isPresent()) {
      return path.isEmpty()
          ? parameter.flatMap(YamlValue::text).map(KeySource.FromPath::new)
          : fromPath(parameter.get(), path.get());
    }
    Optional<YamlValue> query = sources.optional("query");
    if (query.isPresent()) {
      return query.flatMap(YamlValue::text).map(KeySource.FromQuery::new);
    }
    Optional<YamlValue> header = sources.optional("header");
    if (header.isPresent()) {
      return header
          .flatMap(value -> value.text(TOKEN, "a header's name (Customer-Id)"))
          .map(KeySource.FromHeader::new);
    }
    return sources
        .optional("cookie")
        .flatMap(value -> value.text(TOKEN, "a cookie's name"))
        .map(KeySource.FromCookie::new);
  }

  private static Optional<KeySource> fromPath(YamlValue parameter, PathTemplate path) {
    Optional<String> name = parameter.text();
    if (name.isPresent() && !path.hasParameter(name.get())) {
      parameter.wrong(
          "the path %s has no parameter {%s}, so no request would have a key%s"
              .formatted(path, name.get(), Spelling.hint(name.get(), path.parameters())),
          path.parameters());
      return Optional.empty();
    }
    return name.map(KeySource.FromPath::new);
  }
}
