package dev.banyan.rehearsal.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A conductor that walks a few looks and then ends as it was told to.
final class FakeConductor implements AutoCloseable {
  private static final int LOOKS = 5;

  private final HttpServer server;
  private final String end;
  private final int mismatches;
  private int looks = -1;
  private volatile boolean asking;
  private volatile String evidence = "";

  FakeConductor(String end, int mismatches) throws IOException {
    this.end = end;
    this.mismatches = mismatches;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/api/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// From now on it asks a person as soon as it walks, and walks on after a yes.
  void asks() {
    asking = true;
  }

  /// What it was told last.
  String evidence() {
    return evidence;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/api/status" -> answer(exchange, 200, status());
        case "/api/journal" -> answer(exchange, 200, "{\"entries\":[]}");
        case "/api/plan/start" -> {
          looks = 0;
          answer(exchange, 202, "{}");
        }
        case "/api/plan/confirm" -> {
          asking = false;
          answer(exchange, 200, "{\"writes\":50}");
        }
        case "/api/evidence/shoppers" -> {
          evidence = told;
          answer(exchange, 200, "{}");
        }
        default -> answer(exchange, 200, "{\"rows\":12,\"mismatches\":" + mismatches + "}");
      }
    }
  }

  private String status() {
    boolean over = looks >= LOOKS;
    String state = looks < 0 ? "IDLE" : over ? end : "WALKING";
    int reads = looks < 0 ? 0 : over ? (end.equals("COMPLETED") ? 100 : 0) : 20 * looks;
    looks = looks < 0 || asking ? looks : looks + 1;
    String verdict =
        asking && looks >= 0
            ? "{\"kind\":\"WAIT\",\"reason\":\"a person must say yes before writes go to 50 %\"}"
            : "null";
    return """
    {"plan":{"name":"gift-shop","state":"%s","reason":%s},"capabilities":[{"name":"catalog",
    "stage":"ShiftingReads","reads":{"wanted":%d,"actual":null},"writes":{"wanted":0,"actual":0},
    "lagMillis":40,"verdict":%s,"streams":{"forward":{"rowsPerSecond":3.5,"lagMillis":{"p50":40,"p99":90}}}}]}
    """
        .formatted(state, over ? "\"p99-ratio is 9, must be at most 4\"" : "null", reads, verdict);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
