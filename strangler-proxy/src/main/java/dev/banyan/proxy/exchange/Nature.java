package dev.banyan.proxy.exchange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// What kind of request it is, by its head alone.
///
/// @param safe whether it asks for nothing to be changed (RFC 9110 9.2.1)
/// @param body whether it carries one (RFC 9112 6.3)
/// @param handshake whether it asks for a WebSocket
/// @param seam whether it is a call of the monolith to a service
record Nature(boolean safe, boolean body, boolean handshake, boolean seam) {
  static Nature of(HttpServerRequest request) {
    boolean safe =
        switch (request.method().name()) {
          case "GET", "HEAD", "OPTIONS" -> true;
          default -> false;
        };
    boolean seam = "true".equalsIgnoreCase(request.headers().get("Banyan-Seam"));
    return new Nature(safe, hasBody(request), Handshake.isAsked(request), seam);
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    return length != null
        ? !length.equals("0")
        : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }
}
