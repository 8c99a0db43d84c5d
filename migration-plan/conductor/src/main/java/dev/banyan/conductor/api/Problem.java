package dev.banyan.conductor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.banyan.model.Plan;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An error as `application/problem+json` (RFC 9457).
///
/// @param detail what happened, what it means, what to do next
/// @param reasons each one on its own, where there may be several; null elsewhere
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type, String title, int status, String detail, @Nullable List<String> reasons) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Response of(int status, String title, String detail) {
    return of(status, title, detail, null);
  }

  static Response conflict(List<String> reasons) {
    return of(409, "Conflict", String.join("; ", reasons), reasons);
  }

  static Response badRequest(List<String> problems) {
    return of(400, "Bad request", String.join("; ", problems), problems);
  }

  private static Response of(
      int status, String title, String detail, @Nullable List<String> reasons) {
    return Response.status(status)
        .type(MediaType.valueOf(MEDIA_TYPE))
        .entity(new Problem("about:blank", title, status, detail, reasons))
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
