package dev.banyan.partners.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.banyan.partners.json.Json;
import dev.banyan.partners.log.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A partner's address on loopback: `GET /health` for everyone, everything else for who has the
/// key. A virtual thread for each request, so that one that waits keeps nobody else waiting.
public final class Site {
  private static final int LARGEST = 64 * 1024;

  static {
    // small answers leave at once
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // and the client, not we, ends an idle connection: otherwise a request may meet the end of it
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final String key;
  private final Log log;
  private final List<Route> routes = new ArrayList<>();

  public Site(String key, Log log) {
    this.key = key;
    this.log = log;
  }

  public Site on(String method, String path, Handler handler) {
    routes.add(new Route(method, path, handler));
    return this;
  }

  /// Opens it.
  ///
  /// @param port 0 for any that is free
  /// @return the port
  public int open(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      switch (answer) {
        case Answer.Said said -> send(exchange, said);
        case Answer.HungUp() -> {
          // closing the exchange before it has an answer closes the connection
        }
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    // read in any case: an unread body would be taken for the next request
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    try {
      if (path.equals("/health")) {
        return Answer.of(200, Map.of("status", "up"));
      }
      if (!hasKey(exchange)) {
        return Answer.problem(
            401,
            "This wants the header 'Authorization: Bearer <key>' with this partner's key.",
            Map.of("WWW-Authenticate", "Bearer"));
      }
      if (body.length > LARGEST) {
        return Answer.problem(413, "The body is larger than %d bytes.".formatted(LARGEST));
      }
      return routed(method, path, new String(body, StandardCharsets.UTF_8));
    } catch (Refusal refusal) {
      return new Answer.Said(refusal.problem().status(), refusal.problem(), Map.of());
    } catch (RuntimeException unexpected) {
      log.say("could not answer %s %s: %s".formatted(method, path, unexpected));
      return Answer.problem(500, "This could not be done; the reason is in the log.");
    }
  }

  private Answer routed(String method, String path, String body) throws InterruptedException {
    List<String> segments = Route.segments(path);
    List<Route> here = routes.stream().filter(r -> r.names(segments).isPresent()).toList();
    if (here.isEmpty()) {
      return Answer.problem(404, "There is nothing at this address.");
    }
    Optional<Route> route = here.stream().filter(r -> r.method().equals(method)).findFirst();
    if (route.isEmpty()) {
      String allowed = here.stream().map(Route::method).collect(Collectors.joining(", "));
      return Answer.problem(405, "This address knows only " + allowed, Map.of("Allow", allowed));
    }
    Map<String, String> names = route.get().names(segments).orElseThrow();
    return route.get().handler().answer(new Request(method, path, names, body));
  }

  private boolean hasKey(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, Answer.Said said) throws IOException {
    byte[] body = Json.bytes(said.body());
    String type = said.body() instanceof Problem ? "application/problem+json" : "application/json";
    exchange.getResponseHeaders().set("Content-Type", type);
    said.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(said.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
