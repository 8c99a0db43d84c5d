package dev.banyan.proxy.admission;

import static org.awaitility.Awaitility.await;

import dev.banyan.model.Bucket;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import dev.banyan.proxy.routing.Hold;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;

/// A shop whose sides keep what they get, and clients that may wait at the proxy.
abstract class HoldRig {
  static final Hold WRITES = new Hold(0, Bucket.COUNT, false);
  static final Hold READS_TOO = new Hold(0, Bucket.COUNT, true);
  static final String GET = "GET /api/products/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  final Queue<String> atMonolith = new ConcurrentLinkedQueue<>();
  final Queue<String> atService = new ConcurrentLinkedQueue<>();
  final List<RawClient> clients = new ArrayList<>();
  final TestShop shop =
      new TestShop()
          .monolith(request -> take(request, atMonolith))
          .service(request -> take(request, atService));

  @AfterEach
  void close() throws Exception {
    for (RawClient client : clients) {
      client.close();
    }
    shop.close();
  }

  private static void take(HttpServerRequest request, Queue<String> taken) {
    request
        .body()
        .onSuccess(
            body -> {
              taken.add(body.toString());
              request.response().end("ok");
            });
  }

  static String patch(String sku, String body) {
    return "PATCH /api/products/%s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(sku, body.length(), body);
  }

  RawClient send(String request) throws Exception {
    RawClient client = new RawClient(shop.port()).send(request);
    clients.add(client);
    return client;
  }

  /// @return once it waits
  RawClient held(String request) throws Exception {
    long before = shop.waits().now();
    RawClient client = send(request);
    await().until(() -> shop.waits().now() == before + 1);
    return client;
  }

  String ask(String request) throws Exception {
    return RawClient.ask(shop.port(), request);
  }
}
