package dev.banyan.rehearsal.drills;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Sends a request on to the target and its answer back.
record Relay(URI target, HttpClient client) {
  /// Hop-by-hop (RFC 9110, 7.6.1), or set by the client and server themselves.
  private static final Set<String> OWN =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  void pass(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(exchange, Set.of());
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      answer(exchange, response, response.body());
    } catch (IOException unreachable) {
      badGateway(exchange, "the target did not answer: " + unreachable);
    }
  }

  void passFalsified(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(exchange, Set.of("accept-encoding"));
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      answer(exchange, response, isJson(response) ? Lies.in(response.body()) : response.body());
    } catch (IOException unreachable) {
      badGateway(exchange, "the target did not answer: " + unreachable);
    }
  }

  void badGateway(HttpExchange exchange, String detail) throws IOException {
    byte[] body =
        "{\"type\":\"about:blank\",\"title\":\"Bad Gateway\",\"status\":502,\"detail\":\"%s\"}"
            .formatted(detail.replace('"', '\'').replace('\\', '/'))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    exchange.sendResponseHeaders(502, body.length);
    exchange.getResponseBody().write(body);
  }

  private HttpRequest.Builder request(HttpExchange exchange, Set<String> without)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + target.getAuthority() + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!OWN.contains(lower) && !without.contains(lower)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request;
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, byte[] body)
      throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name) || head && name.equals("content-length")) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    boolean bodiless = head || response.statusCode() == 204 || response.statusCode() == 304;
    // -1 is no body at all, 0 would be a chunked one
    exchange.sendResponseHeaders(
        response.statusCode(), bodiless || body.length == 0 ? -1 : body.length);
    if (!bodiless && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isJson(HttpResponse<byte[]> response) {
    return response.statusCode() == 200
        && response.headers().firstValue("content-type").orElse("").startsWith("application/json");
  }
}
