package dev.banyan.proxy.tunnelling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Messages of all kinds, both ways.
class WebSocketTest {
  private final Conversation conversation = new Conversation();

  @AfterEach
  void close() {
    conversation.close();
  }

  private TestShop shop() {
    return new TestShop().monolithSockets(conversation::echo).table(1, 0, 0).open();
  }

  @Test
  void text_and_binary_pass_both_ways() throws Exception {
    try (TestShop shop = shop()) {
      WebSocket socket = conversation.open(shop, "/api/products/x");
      socket.sendText("caf\u00e9 \ud83c\udf33", true).join();
      assertThat(conversation.heardByClient()).isEqualTo("echo caf\u00e9 \ud83c\udf33");

      socket.sendBinary(ByteBuffer.wrap(new byte[] {0, 1, (byte) 0xff}), true).join();
      assertThat(conversation.heardByClient()).isEqualTo("binary \u0000\u0001\u00ff");
    }
  }

  @Test
  void pings_and_pongs_pass_both_ways() throws Exception {
    try (TestShop shop = shop()) {
      WebSocket socket = conversation.open(shop, "/api/products/x");
      socket.sendPing(ByteBuffer.wrap("a".getBytes(StandardCharsets.US_ASCII))).join();
      assertThat(conversation.heardByClient()).isEqualTo("pong a");

      conversation.accepted().writePing(Buffer.buffer("b"));
      assertThat(conversation.heardByBackend()).isEqualTo("pong b");
    }
  }

  @Test
  void a_large_message_in_fragments_arrives_whole() throws Exception {
    String part = "0123456789abcdef".repeat(64 << 10);
    try (TestShop shop = shop()) {
      WebSocket socket = conversation.open(shop, "/api/products/x");
      for (int i = 0; i < 8; i++) {
        socket.sendText(part, i == 7).join();
      }

      assertThat(conversation.heardByClient()).isEqualTo("echo " + part.repeat(8));
    }
  }

  @Test
  void a_thousand_messages_arrive_in_order() throws Exception {
    try (TestShop shop = shop()) {
      WebSocket socket = conversation.open(shop, "/api/products/x");
      for (int i = 0; i < 1_000; i++) {
        socket.sendText("" + i, true).join();
      }

      for (int i = 0; i < 1_000; i++) {
        assertThat(conversation.heardByClient()).isEqualTo("echo " + i);
      }
    }
  }

  @Test
  void the_clients_close_reaches_the_backend_with_its_code() throws Exception {
    try (TestShop shop = shop()) {
      conversation.open(shop, "/api/products/x").sendClose(4001, "enough").join();

      assertThat(conversation.heardByBackend()).isEqualTo("closed 4001 enough");
      assertThat(conversation.heardByClient()).startsWith("closed 4001");
    }
  }

  @Test
  void the_backends_close_reaches_the_client_with_its_code() throws Exception {
    try (TestShop shop = shop()) {
      conversation.open(shop, "/api/products/x");
      conversation.accepted().close((short) 4002, "sold out");

      assertThat(conversation.heardByClient()).isEqualTo("closed 4002 sold out");
    }
  }

  @Test
  void compression_is_the_ends_own_affair() throws Exception {
    try (TestShop shop = shop();
        RawClient raw = new RawClient(shop.port())) {
      String offer = "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n";
      assertThat(raw.send(RawClient.HANDSHAKE.replaceFirst("\r\n", offer)).readUntil("\r\n\r\n"))
          .containsIgnoringCase("Sec-WebSocket-Extensions: permessage-deflate");
      var client =
          shop.vertx()
              .createWebSocketClient(
                  new WebSocketClientOptions().setTryUsePerMessageCompression(true));
      var socket =
          client
              .connect(
                  new WebSocketConnectOptions()
                      .setHost("127.0.0.1")
                      .setPort(shop.port())
                      .setURI("/live"))
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      socket.textMessageHandler(conversation::heard);
      socket.writeTextMessage("x".repeat(100_000));

      assertThat(conversation.heardByClient()).isEqualTo("echo " + "x".repeat(100_000));
    }
  }
}
