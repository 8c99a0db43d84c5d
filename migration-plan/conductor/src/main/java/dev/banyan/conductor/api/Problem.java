package dev.banyan.conductor.api;

import dev.banyan.model.Plan;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.TreeSet;

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

  static Response noCapability(String name, Plan plan) {
    return of(
        404,
        "Not found",
        "No capability '%s' in the plan (there is: %s)"
            .formatted(name, String.join(", ", new TreeSet<>(plan.capabilities().keySet()))));
  }
}
