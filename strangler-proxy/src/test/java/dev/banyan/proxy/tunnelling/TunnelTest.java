package dev.banyan.proxy.tunnelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Side;
import dev.banyan.proxy.TestShop;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where a tunnel goes, how it is counted, and when the proxy closes it.
class TunnelTest {
  private final Conversation conversation = new Conversation();

  @AfterEach
  void close() {
    conversation.close();
  }

  private TestShop shop() {
    return new TestShop().monolithSockets(conversation::echo).table(1, 0, 0).open();
  }

  @Test
  void a_tunnel_goes_to_the_side_of_its_bucket_and_is_counted() throws Exception {
    try (TestShop shop =
        new TestShop()
            .monolithSockets(refused -> refused.close())
            .serviceSockets(conversation::echo)
            .table(1, 100, 100)
            .open()) {
      WebSocket socket = conversation.open(shop, "/api/products/x");
      socket.sendText("a", true).join();
      assertThat(conversation.heardByClient()).isEqualTo("echo a");
      assertThat(shop.catalog(Side.SERVICE, true).statuses(1)).isOne();
      assertThat(shop.catalog(Side.SERVICE, true).tunnels()).isOne();
      assertThat(shop.proxy().inFlight()).isOne();

      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      await().until(() -> shop.proxy().inFlight() == 0);
      assertThat(shop.catalog(Side.SERVICE, true).tunnels()).isZero();
      assertThat(shop.catalog(Side.SERVICE, true).requests()).isOne();
    }
  }

  @Test
  void a_tunnel_whose_bucket_moves_is_closed_and_any_other_stays() throws Exception {
    try (TestShop shop =
        new TestShop()
            .monolithSockets(conversation::echo)
            .serviceSockets(refused -> refused.close())
            .table(1, 0, 0)
            .open()) {
      WebSocket unrouted = conversation.open(shop, "/live");
      WebSocket catalog = conversation.open(shop, "/api/products/x");
      catalog.sendText("a", true).join();
      assertThat(conversation.heardByClient()).isEqualTo("echo a");

      shop.table(2, 100, 0);

      assertThat(conversation.heardByClient()).isEqualTo("closed 1001 ");
      await().until(() -> shop.proxy().inFlight() == 1);
      unrouted.sendText("b", true).join();
      assertThat(conversation.heardByClient()).isEqualTo("echo b");
    }
  }

  @Test
  void many_tunnels_live_side_by_side() throws Exception {
    try (TestShop shop = shop()) {
      var sockets =
          IntStream.range(0, 50).mapToObj(i -> conversation.open(shop, "/live/" + i)).toList();
      for (WebSocket socket : sockets) {
        socket.sendText("hello", true).join();
      }

      for (int i = 0; i < sockets.size(); i++) {
        assertThat(conversation.heardByClient()).isEqualTo("echo hello");
      }
    }
  }

  @Test
  void a_client_that_vanishes_is_gone_for_the_backend_too() throws Exception {
    try (TestShop shop = shop()) {
      WebSocket socket = conversation.open(shop, "/api/products/x");
      conversation.accepted();
      socket.abort();

      assertThat(conversation.heardByBackend()).startsWith("closed");
      await().until(() -> shop.proxy().inFlight() == 0);
    }
  }

  @Test
  void a_tunnel_where_nothing_moves_is_closed() throws Exception {
    try (TestShop shop =
        new TestShop()
            .monolithSockets(conversation::echo)
            .tunnelIdle(Duration.ofMillis(300))
            .table(1, 0, 0)
            .open()) {
      conversation.open(shop, "/api/products/x");

      assertThat(conversation.heardByBackend()).startsWith("closed");
      assertThat(conversation.heardByClient()).matches("closed 1006 .*|broken");
    }
  }

  @Test
  void a_proxy_that_stops_tells_the_client_to_go_elsewhere() throws Exception {
    try (TestShop shop = shop()) {
      WebSocket socket = conversation.open(shop, "/api/products/x");
      socket.sendText("a", true).join();
      assertThat(conversation.heardByClient()).isEqualTo("echo a");

      shop.proxy().close();

      assertThat(conversation.heardByClient()).isEqualTo("closed 1001 ");
      assertThat(conversation.heardByBackend()).isEqualTo("a");
      assertThat(conversation.heardByBackend()).startsWith("closed 1001");
    }
  }
}
