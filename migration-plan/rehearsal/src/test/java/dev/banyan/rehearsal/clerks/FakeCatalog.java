package dev.banyan.rehearsal.clerks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.banyan.rehearsal.history.Action;
import dev.banyan.rehearsal.history.Recorder;
import dev.banyan.rehearsal.history.Seen;
import dev.banyan.rehearsal.history.SessionLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A shop with nothing but product pages, which can lose what it acknowledged.
final class FakeCatalog implements AutoCloseable {
  private static final String PRODUCTS = "/api/products/";

  private record Product(String text, int version) {}

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Product> products = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private final int losesChange;
  private final HttpServer server;

  /// @param losesChange the number of the change that is acknowledged and forgotten; 0 for none
  FakeCatalog(List<String> skus, int losesChange) throws IOException {
    this.losesChange = losesChange;
    skus.forEach(sku -> products.put(sku, new Product("as it was: " + sku, 1)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/session", this::signIn);
    server.createContext(PRODUCTS, this::product);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void found(Recorder recorder) {
    products.forEach((sku, product) -> recorder.found(sku, product.text()));
  }

  void remains(Recorder recorder) {
    try (SessionLog store = recorder.store("catalog")) {
      products.forEach(
          (sku, product) ->
              store
                  .ask(sku, new Action.Remains())
                  .acknowledged(new Seen(product.text(), product.version(), null)));
    }
  }

  private void signIn(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Set-Cookie", "session=admin; Path=/");
    answer(exchange, 200, json.createObjectNode());
  }

  private void product(HttpExchange exchange) throws IOException {
    String sku = exchange.getRequestURI().getPath().substring(PRODUCTS.length());
    if (exchange.getRequestMethod().equals("PATCH")) {
      change(exchange, sku);
    } else {
      answer(exchange, 200, page(products.get(sku)));
    }
  }

  private synchronized void change(HttpExchange exchange, String sku) throws IOException {
    JsonNode asked = json.readTree(exchange.getRequestBody());
    Product product = products.get(sku);
    boolean signedIn = "session=admin".equals(exchange.getRequestHeaders().getFirst("Cookie"));
    String expected = exchange.getRequestHeaders().getFirst("If-Match");
    if (!signedIn) {
      answer(exchange, 401, json.createObjectNode());
    } else if (!("\"" + product.version() + "\"").equals(expected)) {
      answer(exchange, 412, json.createObjectNode());
    } else {
      Product changed = new Product(asked.path("description").asText(), product.version() + 1);
      if (changes.incrementAndGet() != losesChange) {
        products.put(sku, changed);
      }
      answer(exchange, 200, page(changed));
    }
  }

  private ObjectNode page(Product product) {
    return json.createObjectNode()
        .put("description", product.text())
        .put("version", product.version());
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
