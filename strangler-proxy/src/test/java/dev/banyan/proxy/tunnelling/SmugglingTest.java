package dev.banyan.proxy.tunnelling;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would pass for the opening of a WebSocket, and what comes too early.
class SmugglingTest {
  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> rests = new LinkedBlockingQueue<>();
  private final CountDownLatch go = new CountDownLatch(1);

  /// Answers the first request on a connection once it may, and writes down what follows.
  private RawBackend answering(String answer) throws Exception {
    return new RawBackend(
        (in, out) -> {
          heads.add(RawBackend.head(in));
          go.await();
          RawBackend.write(out, answer);
          StringBuilder rest = new StringBuilder();
          try {
            for (int b = in.read(); b >= 0; b = in.read()) {
              rest.append((char) b);
            }
          } finally {
            rests.add(rest.toString());
          }
        });
  }

  private static TestShop before(RawBackend backend) {
    return new TestShop()
        .monolithAt(backend.port())
        .serviceAt(backend.port())
        .table(1, 0, 0)
        .open();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: AAAALMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
      })
  void a_101_that_is_no_yes_is_a_bad_gateway(String claimed) throws Exception {
    try (RawBackend backend = answering(claimed);
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE + SMUGGLED);
      heads.take();
      go.countDown();

      assertThat(client.readAll()).startsWith("HTTP/1.1 502").containsOnlyOnce("HTTP/1.1");
      assertThat(rests.poll(20, SECONDS)).isEmpty();
      assertThat(heads).isEmpty();
    }
  }

  @Test
  void a_101_that_nobody_asked_for_is_a_bad_gateway() throws Exception {
    go.countDown();
    try (RawBackend backend = answering(RawClient.SWITCHING);
        TestShop shop = before(backend)) {
      assertThat(
              RawClient.ask(shop.port(), "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 502");
      assertThat(rests.poll(20, SECONDS)).isEmpty();
    }
  }

  @Test
  void what_comes_too_early_is_kept_until_there_is_a_tunnel() throws Exception {
    try (RawBackend backend = answering(RawClient.SWITCHING + "hello");
        TestShop shop = before(backend)) {
      try (RawClient client = new RawClient(shop.port())) {
        client.send(RawClient.HANDSHAKE + SMUGGLED);
        heads.take();
        client.send("more");
        go.countDown();

        assertThat(client.readUntil("hello")).startsWith("HTTP/1.1 101").endsWith("\r\n\r\nhello");
        client.send("end");
      }
      assertThat(rests.poll(20, SECONDS)).isEqualTo(SMUGGLED + "moreend");
      assertThat(heads).isEmpty();
    }
  }

  @Test
  void a_handshake_behind_another_request_waits_its_turn() throws Exception {
    go.countDown();
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  for (String head = RawBackend.head(in);
                      !head.isEmpty();
                      head = RawBackend.head(in)) {
                    heads.add(head);
                    RawBackend.write(
                        out,
                        head.startsWith("GET /live ")
                            ? RawClient.SWITCHING
                            : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                  }
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\n" + RawClient.HANDSHAKE + SMUGGLED);

      assertThat(client.readUntil("HTTP/1.1 101")).startsWith("HTTP/1.1 200").contains("ok");
      // What the tunnel carries, this backend reads as one more request.
      assertThat(client.readUntil("\r\n\r\nok")).contains("\r\n\r\nHTTP/1.1 200 OK\r\n");
      assertThat(heads.take()).startsWith("GET /first ");
      assertThat(heads.take()).startsWith("GET /live ");
      assertThat(heads.take()).isEqualTo(SMUGGLED);
    }
  }

  @Test
  void a_client_that_sends_much_too_early_is_cut_off() throws Exception {
    try (RawBackend backend = answering(RawClient.SWITCHING);
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE);
      heads.take();
      try {
        client.send("x".repeat(1 << 20));
      } catch (java.io.IOException cutOff) {
        // As it should be; if not here, then below.
      }

      assertThat(client.readAll()).isEmpty();
      go.countDown();
      assertThat(rests.poll(20, SECONDS)).isEmpty();
    }
  }
}
