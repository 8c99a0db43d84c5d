package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A shop of twelve products in memory, honest unless told otherwise; one request at a time.
public final class FakeShop implements ShopBooks, AutoCloseable {
  /// What the shop does wrong.
  public enum Damage {
    NONE,
    OLD_PRICES,
    INVENTED_PRICES,
    FINDS_NOTHING,
    FORGETS_ORDERS,
    ORDERS_TWICE,
    MIXES_CUSTOMERS,
    SELLS_WHAT_IS_NOT_THERE,
    BREAKS_DOWN
  }

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Map<String, ObjectNode> products = new TreeMap<>();
  private final Map<String, String> oldPrices = new HashMap<>();
  private final Map<String, Integer> stock = new TreeMap<>();
  private final Map<String, ObjectNode> customers = new HashMap<>();
  private final Map<String, TreeMap<String, Integer>> carts = new HashMap<>();
  private final Map<String, ObjectNode> orders = new LinkedHashMap<>();
  private final Map<String, JsonNode> preferences = new HashMap<>();
  private final Map<String, String> numberByKey = new HashMap<>();
  private final Map<String, String> keyByNumber = new HashMap<>();
  private volatile Damage damage = Damage.NONE;

  public FakeShop() throws IOException {
    for (int i = 0; i < 12; i++) {
      String sku = "SKU" + (100 + i);
      ObjectNode product = json.createObjectNode().put("sku", sku).put("name", "Lantern " + i);
      product.put("description", "").put("price", "2.5" + i % 10).put("version", 1);
      product.putObject("category").put("slug", "lights").put("name", "Lights");
      products.put(sku, product);
      oldPrices.put(sku, product.path("price").asText());
      stock.put(sku, 40);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(thread);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void damage(Damage next) {
    damage = next;
  }

  @Override
  public synchronized Map<String, Integer> stock() {
    return new TreeMap<>(stock);
  }

  @Override
  public synchronized List<StoredOrder> orders(String keyPrefix) {
    List<StoredOrder> stored = new ArrayList<>();
    orders.forEach(
        (number, order) -> {
          Map<String, Integer> lines = new HashMap<>();
          order
              .path("lines")
              .forEach(line -> lines.put(line.path("sku").asText(), line.path("quantity").asInt()));
          boolean cancelled = order.path("status").asText().equals("cancelled");
          stored.add(
              new StoredOrder(
                  number, keyByNumber.get(number), order.path("total").asText(), cancelled, lines));
        });
    return stored;
  }

  @Override
  public Ledger ledger() {
    return KnownLedger.EMPTY;
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      JsonNode body = sent.length == 0 ? json.createObjectNode() : json.readTree(sent);
      String[] path = exchange.getRequestURI().getPath().split("/");
      String cookie = exchange.getRequestHeaders().getFirst("Cookie");
      String me = cookie == null ? "" : cookie.replaceAll(".*shop_session=([^;]*).*", "$1");
      exchange.getResponseHeaders().set("Banyan-Side", "monolith");
      if (damage == Damage.BREAKS_DOWN) {
        answer(exchange, 500, json.createObjectNode());
        return;
      }
      switch (path.length > 2 ? path[2] : "") {
        case "categories" -> answer(exchange, 200, categories());
        case "products" -> products(exchange, path, body);
        case "stock" -> stock(exchange, path, body);
        case "accounts" -> {
          customers.put(body.path("email").asText(), (ObjectNode) body);
          welcome(exchange, 201, body.path("email").asText());
        }
        case "session" -> {
          if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(204, -1);
          } else {
            welcome(exchange, 200, body.path("email").asText());
          }
        }
        case "account" -> {
          if (path.length > 3) {
            preferences(exchange, me, body);
          } else {
            answer(exchange, 200, customer(me));
          }
        }
        case "cart" -> cart(exchange, path, me, body);
        case "checkout" -> checkOut(exchange, me, body);
        case "orders" -> orders(exchange, path);
        case "order-history" -> listed(exchange, "number", "total");
        case "payments" -> listed(exchange, "order", "amount");
        default -> answer(exchange, 200, json.createObjectNode());
      }
    }
  }

  private ObjectNode categories() {
    ObjectNode list = json.createObjectNode();
    list.putArray("items")
        .addObject()
        .put("slug", "lights")
        .put("name", "Lights")
        .put("products", 12);
    return list;
  }

  private void products(HttpExchange exchange, String[] path, JsonNode body) throws IOException {
    if (path.length > 3) {
      ObjectNode product = products.get(path[3].toUpperCase(Locale.ROOT));
      if (exchange.getRequestMethod().equals("PATCH")) {
        product.setAll((ObjectNode) body);
        product.put("version", product.path("version").asInt() + 1);
        answer(exchange, 200, product);
      } else {
        answer(exchange, 200, shown(product));
      }
      return;
    }
    Map<String, String> query = new HashMap<>();
    for (String part : exchange.getRequestURI().getQuery().split("&")) {
      query.put(part.split("=")[0], part.split("=")[1]);
    }
    List<ObjectNode> found = new ArrayList<>(products.values());
    found.removeIf(
        each ->
            !(each.path("name").asText() + each.path("sku").asText())
                .toLowerCase(Locale.ROOT)
                .contains(query.getOrDefault("q", "")));
    if (damage == Damage.FINDS_NOTHING && query.containsKey("q")) {
      found.clear();
    }
    found.sort((one, other) -> compare(query.getOrDefault("sort", ""), one, other));
    int size = Integer.parseInt(query.get("size"));
    ObjectNode list = json.createObjectNode().put("total", found.size());
    found.stream()
        .skip((long) size * Integer.parseInt(query.get("page")))
        .limit(size)
        .forEach(each -> list.withArray("items").add(shown(each).put("category", "lights")));
    answer(exchange, 200, list);
  }

  private static int compare(String sort, ObjectNode one, ObjectNode other) {
    int order =
        switch (sort) {
          case "name" -> one.path("name").asText().compareTo(other.path("name").asText());
          case "price" -> price(one).compareTo(price(other));
          case "-price" -> price(other).compareTo(price(one));
          default -> 0;
        };
    return order != 0 ? order : one.path("sku").asText().compareTo(other.path("sku").asText());
  }

  private ObjectNode shown(ObjectNode product) {
    ObjectNode shown = product.deepCopy();
    if (damage == Damage.INVENTED_PRICES) {
      shown.put("price", "0.01");
    } else if (damage == Damage.OLD_PRICES) {
      shown.put("price", oldPrices.get(product.path("sku").asText())).put("version", 1);
    }
    return shown;
  }

  private void stock(HttpExchange exchange, String[] path, JsonNode body) throws IOException {
    if (path.length > 4) {
      stock.merge(path[3], body.path("quantity").asInt(), Integer::sum);
    }
    int there = damage == Damage.SELLS_WHAT_IS_NOT_THERE ? -1 : stock.get(path[3]);
    ObjectNode answer = json.createObjectNode().put("sku", path[3]).put("available", there);
    answer.putArray("warehouses").addObject().put("code", "LON").put("quantity", there);
    answer(exchange, path.length > 4 ? 201 : 200, answer);
  }

  private void welcome(HttpExchange exchange, int status, String email) throws IOException {
    exchange.getResponseHeaders().add("Set-Cookie", "shop_session=" + email + "; Path=/; HttpOnly");
    ObjectNode answer = json.createObjectNode();
    answer.set("customer", customer(email));
    answer(exchange, status, answer);
  }

  private ObjectNode customer(String email) {
    String seen = damage == Damage.MIXES_CUSTOMERS ? "somebody@else.invalid" : email;
    return json.createObjectNode().put("id", "1" + email.hashCode()).put("email", seen);
  }

  private void cart(HttpExchange exchange, String[] path, String me, JsonNode body)
      throws IOException {
    TreeMap<String, Integer> cart = carts.computeIfAbsent(me, added -> new TreeMap<>());
    if (exchange.getRequestMethod().equals("PUT")) {
      cart.put(path[4], body.path("quantity").asInt());
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      cart.remove(path[4]);
    }
    answer(exchange, 200, lines(cart));
  }

  private void preferences(HttpExchange exchange, String me, JsonNode body) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      preferences.put(me, body);
    }
    answer(exchange, 200, preferences.get(me));
  }

  private void listed(HttpExchange exchange, String number, String money) throws IOException {
    ObjectNode list = json.createObjectNode();
    orders.forEach(
        (each, order) ->
            list.withArray("items")
                .addObject()
                .put(number, each)
                .put(money, order.path("total").asText()));
    answer(exchange, 200, list);
  }

  private void checkOut(HttpExchange exchange, String me, JsonNode body) throws IOException {
    if (body.at("/card/number").asText().equals("4000000000009995")) {
      answer(exchange, 402, json.createObjectNode());
      return;
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (numberByKey.containsKey(key) && damage != Damage.ORDERS_TWICE) {
      answer(exchange, 200, orders.get(numberByKey.get(key)));
      return;
    }
    TreeMap<String, Integer> cart = new TreeMap<>(carts.getOrDefault(me, new TreeMap<>()));
    ObjectNode refused = json.createObjectNode();
    cart.forEach(
        (sku, quantity) -> {
          if (stock.get(sku) < quantity) {
            refused.withArray("errors").addObject().put("field", sku).put("message", "too few");
          }
        });
    if (cart.isEmpty() || !refused.isEmpty()) {
      answer(exchange, 409, refused);
      return;
    }
    cart.forEach((sku, quantity) -> stock.merge(sku, -quantity, Integer::sum));
    String number = "W" + (orders.size() + 1);
    ObjectNode order = lines(cart).put("number", number).put("status", "placed");
    orders.put(number, order);
    numberByKey.put(key, number);
    keyByNumber.put(number, key);
    if (damage != Damage.ORDERS_TWICE) {
      carts.remove(me);
    }
    answer(exchange, 201, order);
  }

  private void orders(HttpExchange exchange, String[] path) throws IOException {
    if (path.length == 3) {
      ObjectNode list = json.createObjectNode();
      orders.values().forEach(list.withArray("items")::add);
      answer(exchange, 200, list);
    } else if (damage == Damage.FORGETS_ORDERS) {
      answer(exchange, 404, json.createObjectNode());
    } else {
      ObjectNode order = orders.get(path[3]);
      if (path.length > 4) {
        order.put("status", "cancelled");
        order
            .path("lines")
            .forEach(
                line ->
                    stock.merge(
                        line.path("sku").asText(), line.path("quantity").asInt(), Integer::sum));
      }
      answer(exchange, 200, order);
    }
  }

  private ObjectNode lines(Map<String, Integer> cart) {
    ObjectNode shown = json.createObjectNode();
    BigDecimal total = BigDecimal.ZERO;
    shown.putArray("lines");
    for (Map.Entry<String, Integer> line : cart.entrySet()) {
      ObjectNode product = products.get(line.getKey());
      BigDecimal amount = price(product).multiply(BigDecimal.valueOf(line.getValue()));
      total = total.add(amount);
      shown
          .withArray("lines")
          .addObject()
          .put("sku", line.getKey())
          .put("name", product.path("name").asText())
          .put("quantity", line.getValue())
          .put("price", product.path("price").asText())
          .put("amount", Money.spelled(amount));
    }
    return shown.put("total", Money.spelled(total));
  }

  private static BigDecimal price(JsonNode product) {
    return new BigDecimal(product.path("price").asText());
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
