package dev.banyan.partners.courier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.banyan.partners.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A shop that is told where its parcels are, one at a time.
final class ListeningShop implements AutoCloseable {
  static final int NO_ANSWER = 0;

  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private volatile int answer = 204;
  private volatile int heardAtMost = Integer.MAX_VALUE;

  /// One telling, and how it was answered.
  record Told(String body, String signature, String path, int answered) {
    JsonNode json() {
      try {
        return Json.MAPPER.readTree(body);
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
  }

  ListeningShop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
    server.createContext("/", this::listen);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// From now on: a status, or [#NO_ANSWER].
  void answers(int status) {
    answer = status;
    heardAtMost = Integer.MAX_VALUE;
  }

  /// From now on: 204 to the first few legs, 500 to those after them.
  void hearsOnly(int legs) {
    heardAtMost = legs;
  }

  List<Told> told() {
    return told;
  }

  /// The words for the legs of a parcel that it has heard and answered with 204.
  List<String> heard(String trackingNumber) {
    return told.stream()
        .filter(telling -> telling.answered() == 204)
        .map(Told::json)
        .filter(json -> json.path("trackingNumber").asText().equals(trackingNumber))
        .map(json -> json.path("status").asText())
        .toList();
  }

  String address(String trackingNumber) {
    return "http://127.0.0.1:%d/api/shipments/%s/events"
        .formatted(server.getAddress().getPort(), trackingNumber);
  }

  private void listen(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String signature = exchange.getRequestHeaders().getFirst("Courier-Signature");
      long heard = told.stream().filter(telling -> telling.answered() == 204).count();
      int status = heard < heardAtMost ? answer : 500;
      told.add(new Told(body, signature, exchange.getRequestURI().getPath(), status));
      if (status != NO_ANSWER) {
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
