package dev.banyan.model;

/// Where in a request the key stands. The text found there is percent-decoded (path, query), then
/// made canonical.
public sealed interface KeySource {
  /// A parameter of the route's path: `/api/products/{sku}`.
  record FromPath(String parameter) implements KeySource {}

  record FromQuery(String parameter) implements KeySource {}

  record FromHeader(String name) implements KeySource {}

  record FromCookie(String name) implements KeySource {}

  /// No key: a safe request is routed by client, an unsafe one has the last bucket.
  record None() implements KeySource {}
}
