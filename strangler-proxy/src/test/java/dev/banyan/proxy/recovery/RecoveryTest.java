package dev.banyan.proxy.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Consistency;
import dev.banyan.model.Side;
import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import dev.banyan.proxy.exchange.Failure.Kind;
import dev.banyan.proxy.forwarding.Limits;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
  private static final String GET =
      "GET /api/products/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  private static final String PATCH =
      "PATCH /api/products/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

  private final AtomicInteger asked = new AtomicInteger();

  private static TestShop shop() {
    return new TestShop()
        .monolith(request -> request.response().end("monolith"))
        .table(1, 100, 100);
  }

  @Test
  void the_monolith_answers_a_read_that_the_service_refused_to_take() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (TestShop shop = shop().serviceAt(nobody).open()) {
      assertThat(RawClient.ask(shop.port(), GET))
          .startsWith("HTTP/1.1 200")
          .contains("Banyan-Side: monolith")
          .endsWith("monolith");
      assertThat(shop.catalog(Side.SERVICE, true).failures(Kind.CONNECT)).isOne();
      assertThat(shop.catalog(Side.SERVICE, true).fallbacks()).isOne();
      assertThat(shop.catalog(Side.SERVICE, true).requests()).isZero();
      assertThat(shop.catalog(Side.MONOLITH, true).requests()).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void the_monolith_answers_a_read_that_the_service_could_not(int status) throws Exception {
    try (TestShop shop =
        shop().service(request -> request.response().setStatusCode(status).end("busy")).open()) {
      assertThat(RawClient.ask(shop.port(), GET)).startsWith("HTTP/1.1 200").endsWith("monolith");
      assertThat(shop.catalog(Side.SERVICE, true).statuses(5)).isOne();
      assertThat(shop.catalog(Side.SERVICE, true).fallbacks()).isOne();
    }
  }

  @Test
  void the_monolith_answers_a_read_whose_connection_broke() throws Exception {
    try (RawBackend service = breaking();
        TestShop shop = shop().serviceAt(service.port()).open()) {
      assertThat(RawClient.ask(shop.port(), GET)).startsWith("HTTP/1.1 200").endsWith("monolith");
      assertThat(asked).hasValue(1);
      assertThat(shop.catalog(Side.SERVICE, true).failures(Kind.RESET)).isOne();
    }
  }

  @Test
  void the_monolith_answers_a_read_that_the_service_is_too_slow_for() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawBackend service = new RawBackend((in, out) -> over.await());
        TestShop shop =
            shop()
                .serviceAt(service.port())
                .limits(
                    new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        9,
                        9))
                .open()) {
      assertThat(RawClient.ask(shop.port(), GET)).startsWith("HTTP/1.1 200").endsWith("monolith");
      assertThat(shop.catalog(Side.SERVICE, true).failures(Kind.TIMEOUT)).isOne();
      over.countDown();
    }
  }

  @Test
  void a_500_is_the_services_own_answer() throws Exception {
    try (TestShop shop =
        shop().service(request -> request.response().setStatusCode(500).end("bug")).open()) {
      assertThat(RawClient.ask(shop.port(), GET)).startsWith("HTTP/1.1 500").endsWith("bug");
    }
  }

  @Test
  void a_write_is_never_sent_twice() throws Exception {
    AtomicInteger monolith = new AtomicInteger();
    try (RawBackend service = breaking();
        TestShop shop =
            new TestShop()
                .monolith(
                    request -> {
                      monolith.incrementAndGet();
                      request.response().end();
                    })
                .serviceAt(service.port())
                .table(1, 100, 100)
                .open()) {
      assertThat(RawClient.ask(shop.port(), PATCH))
          .startsWith("HTTP/1.1 502")
          .contains("whether it took effect is not known");
      assertThat(asked).hasValue(1);
      assertThat(monolith).hasValue(0);
    }
  }

  /// The backend closes a kept connection at the moment the next request comes, the race that makes
  /// clients repeat requests.
  @Test
  void a_write_on_a_connection_gone_stale_is_not_repeated() throws Exception {
    AtomicInteger writes = new AtomicInteger();
    try (RawBackend service =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                  if (!RawBackend.head(in).isEmpty()) {
                    writes.incrementAndGet();
                  }
                });
        TestShop shop = shop().serviceAt(service.port()).open();
        RawClient client = new RawClient(shop.port())) {
      client.send("GET /api/products/x HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("ok");

      assertThat(client.send(PATCH).readAll()).startsWith("HTTP/1.1 502");
      assertThat(writes).hasValue(1);
    }
  }

  @Test
  void an_attempt_whose_client_went_away_is_counted_and_blamed_on_nobody() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawBackend service =
            new RawBackend(
                (in, out) -> {
                  arrived.countDown();
                  over.await();
                });
        TestShop shop = shop().serviceAt(service.port()).open()) {
      try (RawClient client = new RawClient(shop.port()).send(GET)) {
        arrived.await();
      }
      await().until(() -> shop.catalog(Side.SERVICE, true).abandoned() == 1);
      assertThat(shop.catalog(Side.SERVICE, true).requests()).isZero();
      assertThat(shop.catalog(Side.SERVICE, true).failures(Kind.RESET)).isZero();
      over.countDown();
    }
  }

  @Test
  void where_reads_must_not_be_stale_the_other_side_does_not_step_in() throws Exception {
    try (RawBackend service = breaking();
        TestShop shop = shop().consistency(Consistency.OWNER).serviceAt(service.port()).open()) {
      assertThat(RawClient.ask(shop.port(), GET)).startsWith("HTTP/1.1 502");
      assertThat(shop.catalog(Side.MONOLITH, true).requests()).isZero();
    }
  }

  @Test
  void nothing_is_recovered_once_the_answer_has_begun() throws Exception {
    try (RawBackend service =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                });
        TestShop shop = shop().serviceAt(service.port()).open()) {
      assertThat(RawClient.ask(shop.port(), GET)).endsWith("half");
      assertThat(shop.catalog(Side.SERVICE, true).failures(Kind.RESET)).isOne();
      assertThat(shop.catalog(Side.SERVICE, true).requests()).isZero();
    }
  }

  private RawBackend breaking() throws Exception {
    return new RawBackend(
        (in, out) -> {
          RawBackend.head(in);
          asked.incrementAndGet();
        });
  }
}
