package dev.banyan.partners.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// Why a request was not carried out, as RFC 9457 writes it.
///
/// @param errors what is wrong with single fields, where that is the reason
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {
  /// One field and what is wrong with it.
  public record Fault(String field, String message) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, String detail) {
    return new Problem("about:blank", title(status), status, detail, List.of());
  }

  static Problem invalid(List<Fault> errors) {
    return new Problem(
        "about:blank", title(400), 400, "Some fields are not as they should be.", errors);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 422 -> "Unprocessable Content";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> "Error " + status;
    };
  }
}
