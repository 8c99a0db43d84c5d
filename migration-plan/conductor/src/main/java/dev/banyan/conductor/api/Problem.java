package dev.banyan.conductor.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// An error as `application/problem+json` (RFC 9457).
///
/// @param detail what happened, what it means, what to do next
record Problem(String type, String title, int status, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Response of(int status, String title, String detail) {
    return Response.status(status)
        .type(MediaType.valueOf(MEDIA_TYPE))
        .entity(new Problem("about:blank", title, status, detail))
        .build();
  }
}
