package dev.banyan.monolith.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a request was not carried out, as RFC 9457 writes it.
///
/// @param errors what is wrong with single fields, where that is the reason
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /// One field and what is wrong with it.
  public record Fault(String field, String message) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(int status, String title, @Nullable String detail) {
    return new Problem("about:blank", title, status, detail, List.of());
  }

  /// A request whose fields are wrong: all of them at once.
  public static Problem invalid(List<Fault> errors) {
    return new Problem(
        "about:blank", "Bad Request", 400, "Some fields are not as they should be.", errors);
  }

  /// A request that is fine, and that the state of the shop does not allow.
  public static Problem conflict(String detail, List<Fault> errors) {
    return new Problem("about:blank", "Conflict", 409, detail, errors);
  }
}
