package dev.banyan.proxy.exchange;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/// An answer of the proxy itself: what happened, what it means, what to do (RFC 9457).
///
/// @param retryAfterSeconds 0 where trying again does not help
public record Refusal(int status, String title, String detail, int retryAfterSeconds) {
  public static Refusal badRequest(String detail) {
    return new Refusal(400, "Bad Request", detail, 0);
  }

  public static Refusal notFound(String detail) {
    return new Refusal(404, "Not Found", detail, 0);
  }

  public static Refusal notImplemented(String detail) {
    return new Refusal(501, "Not Implemented", detail, 0);
  }

  static Refusal bug() {
    return new Refusal(
        500,
        "Internal Server Error",
        "The proxy has a bug; its log says more. Whether the request took effect is not known.",
        0);
  }

  public static Refusal unavailable(String detail) {
    return new Refusal(503, "Service Unavailable", detail, 1);
  }

  /// Says it to the client.
  ///
  /// @param last whether the connection can carry no other request, because it is not known where
  ///   one would begin
  public Future<Void> answer(HttpServerRequest request, boolean last) {
    HttpServerResponse response =
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "application/problem+json")
            .putHeader("Cache-Control", "no-store");
    if (retryAfterSeconds > 0) {
      response.putHeader("Retry-After", Integer.toString(retryAfterSeconds));
    }
    if (last) {
      response.putHeader("Connection", "close");
    }
    return response
        .end(json())
        .onComplete(
            sent -> {
              if (last) {
                request.connection().close();
              }
            });
  }

  private String json() {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .encode();
  }
}
