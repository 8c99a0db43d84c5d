package dev.banyan.proxy.tunnelling;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Side;
import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The opening of a WebSocket, byte by byte.
class HandshakeTest {
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

  @Test
  void its_fields_pass_with_those_of_any_request() throws Exception {
    go.countDown();
    try (RawBackend backend =
            answering(
                RawClient.SWITCHING.replaceFirst(
                    "\r\n", "\r\nSec-WebSocket-Protocol: orders\r\nSet-Cookie: a=1\r\n"));
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      String answer =
          client
              .send(
                  RawClient.HANDSHAKE.replaceFirst(
                      "\r\n",
                      "\r\nSec-WebSocket-Protocol: orders, x\r\nOrigin: http://a\r\nCookie: s=1\r\n"
                          + "Sec-WebSocket-Extensions: permessage-deflate\r\nX-Forwarded-For: 6.6.6.6\r\n"))
              .readUntil("\r\n\r\n");

      assertThat(answer)
          .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
          .containsIgnoringCase("\r\nConnection: Upgrade\r\n")
          .containsIgnoringCase("\r\nUpgrade: websocket\r\n")
          .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
          .contains("Sec-WebSocket-Protocol: orders\r\n", "Set-Cookie: a=1\r\n")
          .contains("Banyan-Side: monolith\r\n")
          .doesNotContainIgnoringCase("Content-Length")
          .doesNotContainIgnoringCase("Transfer-Encoding");
      assertThat(heads.take())
          .startsWith("GET /live HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nConnection: Upgrade\r\n")
          .containsIgnoringCase("\r\nUpgrade: websocket\r\n")
          .contains("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
          .contains("Sec-WebSocket-Version: 13\r\n", "Sec-WebSocket-Protocol: orders, x\r\n")
          .contains("Sec-WebSocket-Extensions: permessage-deflate\r\n")
          .contains("Origin: http://a\r\n", "Cookie: s=1\r\n", "X-Forwarded-For: 127.0.0.1\r\n")
          .contains("Via: 1.1 banyan\r\n")
          .doesNotContainIgnoringCase("Content-Length")
          .doesNotContain("6.6.6.6");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno",
        "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n",
        "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nContent-Length: 2\r\n\r\nno",
      })
  void any_other_answer_is_relayed_and_opens_no_tunnel(String refusal) throws Exception {
    try (RawBackend backend = answering(refusal);
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE + SMUGGLED);
      assertThat(heads.take()).startsWith("GET /live ");
      go.countDown();

      String answer = client.readAll();
      assertThat(answer)
          .startsWith(refusal.substring(0, refusal.indexOf('\r')))
          .containsIgnoringCase("Connection: close")
          .contains("no")
          .containsOnlyOnce("HTTP/1.1");
      assertThat(answer.contains("Sec-WebSocket-Version: 13\r\n"))
          .isEqualTo(refusal.contains("426"));
      assertThat(answer.toLowerCase(java.util.Locale.ROOT).contains("upgrade: websocket\r\n"))
          .isEqualTo(refusal.contains("426"));
      assertThat(rests.poll(20, SECONDS)).isEmpty();
      assertThat(heads).isEmpty();
    }
  }

  @Test
  void the_monolith_takes_a_handshake_that_the_service_did_not() throws Exception {
    go.countDown();
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (RawBackend monolith = answering(RawClient.SWITCHING);
        TestShop shop =
            new TestShop().monolithAt(monolith.port()).serviceAt(nobody).table(1, 100, 0).open();
        RawClient client = new RawClient(shop.port())) {
      String answer =
          client
              .send(RawClient.HANDSHAKE.replace("/live", "/api/products/x"))
              .readUntil("\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 101").contains("Banyan-Side: monolith\r\n");
      assertThat(shop.catalog(Side.SERVICE, true).fallbacks()).isOne();
      assertThat(shop.catalog(Side.MONOLITH, true).tunnels()).isOne();
    }
  }

  @Test
  void a_handshake_that_neither_side_takes_fails_once_at_each() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      int nobody = socket.getLocalPort();
      socket.close();
      try (TestShop shop =
          new TestShop().monolithAt(nobody).serviceAt(nobody).table(1, 100, 0).open()) {
        assertThat(
                RawClient.ask(
                    shop.port(),
                    RawClient.HANDSHAKE.replace("/live", "/api/products/x") + SMUGGLED))
            .startsWith("HTTP/1.1 502")
            .containsOnlyOnce("HTTP/1.1");
      }
    }
  }
}
