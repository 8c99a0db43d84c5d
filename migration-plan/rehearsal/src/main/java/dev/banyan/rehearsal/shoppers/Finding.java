package dev.banyan.rehearsal.shoppers;

import java.time.Instant;

/// An answer that should not have been, told so that a person can follow it up.
///
/// @param kind `failed`, or the spelling of an anomaly
/// @param request `GET /api/products/85123A`
/// @param side `monolith`, `service`, or `nobody` if no side answered
public record Finding(
    Instant at,
    String kind,
    String capability,
    String request,
    String side,
    String expected,
    String got) {
  /// The kind of a request without the answer its contract promises.
  public static final String FAILED = "failed";
}
