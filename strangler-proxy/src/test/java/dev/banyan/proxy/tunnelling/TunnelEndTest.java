package dev.banyan.proxy.tunnelling;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However one end of a tunnel goes, the other is told, and nothing is left behind.
class TunnelEndTest {
  enum Going {
    HALF_CLOSE {
      @Override
      void go(Socket socket) throws IOException {
        socket.shutdownOutput();
      }
    },
    CLOSE {
      @Override
      void go(Socket socket) throws IOException {
        socket.close();
      }
    },
    RESET {
      @Override
      void go(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    };

    abstract void go(Socket socket) throws IOException;
  }

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CountDownLatch go = new CountDownLatch(1);

  private static TestShop before(RawBackend backend) {
    return new TestShop()
        .monolithAt(backend.port())
        .serviceAt(backend.port())
        .table(1, 0, 0)
        .open();
  }

  @ParameterizedTest
  @EnumSource(Going.class)
  void when_the_client_goes_the_backend_is_told(Going going) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, RawClient.SWITCHING);
                  String last = new String(in.readNBytes(4), "US-ASCII");
                  arrived.countDown();
                  received.add(last + in.read());
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE).readUntil("\r\n\r\n");
      client.send("last");
      arrived.await();
      going.go(client.socket());

      assertThat(received.poll(10, SECONDS)).isEqualTo("last-1");
      await().until(() -> shop.proxy().inFlight() == 0);
    }
  }

  @Test
  void when_the_backend_goes_the_client_gets_its_last_words_and_is_told() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, RawClient.SWITCHING);
                  go.await();
                  RawBackend.write(out, "last".repeat(100_000));
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE).readUntil("\r\n\r\n");
      go.countDown();

      assertThat(client.readAll()).isEqualTo("last".repeat(100_000));
      await().until(() -> shop.proxy().inFlight() == 0);
    }
  }

  /// A socket that is closed with something unread is reset.
  @Test
  void when_the_backend_breaks_the_client_is_told() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, RawClient.SWITCHING);
                  in.read();
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE).readUntil("\r\n\r\n");
      client.send("x".repeat(100_000));

      assertThat(client.readAll()).isEmpty();
      await().until(() -> shop.proxy().inFlight() == 0);
    }
  }

  @Test
  void a_client_that_goes_before_its_handshake_is_answered_leaves_no_tunnel() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  received.add(RawBackend.head(in));
                  received.add("" + in.read());
                });
        TestShop shop = before(backend)) {
      try (RawClient client = new RawClient(shop.port())) {
        client.send(RawClient.HANDSHAKE);
        assertThat(received.poll(10, SECONDS)).startsWith("GET /live ");
      }

      assertThat(received.poll(10, SECONDS)).isEqualTo("-1");
      await().until(() -> shop.proxy().inFlight() == 0);
    }
  }

  /// In the middle of a frame there is no place for a farewell.
  @Test
  void a_proxy_that_stops_puts_nothing_into_a_frame() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, RawClient.SWITCHING + "\u0082\u0004ab");
                  received.add("" + in.read());
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE).readUntil("\u0082\u0004ab");
      shop.proxy().close();

      assertThat(client.readAll()).isEmpty();
      assertThat(received.poll(10, SECONDS)).isEqualTo("-1");
    }
  }

  @Test
  void a_client_that_does_not_say_goodbye_is_left_all_the_same() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, RawClient.SWITCHING);
                  received.add("" + in.read());
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE).readUntil("\r\n\r\n");
      shop.proxy().close();

      assertThat(client.readAll()).isEqualTo("\u0088\u0002\u0003\u00e9");
      assertThat(received.poll(10, SECONDS)).isEqualTo("-1");
    }
  }
}
