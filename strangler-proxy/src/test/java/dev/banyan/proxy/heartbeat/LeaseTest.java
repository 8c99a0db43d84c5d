package dev.banyan.proxy.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Consistency;
import dev.banyan.proxy.FakeConductor;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import dev.banyan.proxy.observing.Unready;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final String FIELDS =
      " /api/products/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n"
          + "Banyan-Stale-At-Most: 1\r\n\r\n";
  private static final String GET = "GET" + FIELDS;
  private static final String PATCH = "PATCH" + FIELDS;

  private final FakeConductor conductor =
      new FakeConductor().table(1, "\"catalog\":{\"reads\":0,\"writes\":0}", "");
  private final TestShop shop =
      new TestShop()
          .monolith(
              request ->
                  request
                      .response()
                      .putHeader("Banyan-Stale-At-Most", "0")
                      .end("told " + request.getHeader("Banyan-Stale-At-Most")))
          .service(request -> request.response().end())
          .conductor(conductor);

  @AfterEach
  void close() {
    shop.close();
    conductor.close();
  }

  private String ask(String request) throws Exception {
    return RawClient.ask(shop.port(), request);
  }

  private void awaitAnswer(String request, String beginning) {
    await().until(() -> ask(request).startsWith(beginning));
  }

  @Test
  void a_write_is_refused_while_there_is_no_lease_and_served_once_it_is_back() throws Exception {
    conductor.lease(300);
    shop.open();
    awaitAnswer(PATCH, "HTTP/1.1 200");

    conductor.takesHeartbeats(false);
    awaitAnswer(PATCH, "HTTP/1.1 503");
    assertThat(ask(PATCH))
        .containsIgnoringCase("Retry-After: 1")
        .contains("application/problem+json", "cut off from the conductor");
    assertThat(shop.waits().refusals(Unready.NO_LEASE)).isPositive();

    conductor.lease(60_000).takesHeartbeats(true);
    awaitAnswer(PATCH, "HTTP/1.1 200");
  }

  @Test
  void reads_that_may_be_stale_go_on_and_say_how_stale_they_may_be() throws Exception {
    conductor.lease(300);
    shop.open();
    awaitAnswer(PATCH, "HTTP/1.1 200");
    assertThat(ask(GET)).startsWith("HTTP/1.1 200").endsWith("told null");

    conductor.takesHeartbeats(false);
    awaitAnswer(PATCH, "HTTP/1.1 503");

    assertThat(ask(GET))
        .startsWith("HTTP/1.1 200")
        .containsPattern("Banyan-Stale-At-Most: [1-9]")
        .endsWith("told null");
  }

  @Test
  void under_a_lease_nobody_else_says_how_stale_an_answer_is() throws Exception {
    shop.open();
    awaitAnswer(PATCH, "HTTP/1.1 200");

    assertThat(ask(GET)).startsWith("HTTP/1.1 200").doesNotContain("Banyan-Stale-At-Most");
  }

  @Test
  void reads_that_must_not_be_stale_are_refused_without_a_lease() throws Exception {
    conductor.takesHeartbeats(false);
    for (Consistency consistency :
        new Consistency[] {Consistency.OWNER, Consistency.READ_YOUR_WRITES}) {
      try (TestShop strict =
          new TestShop()
              .monolith(request -> request.response().end())
              .service(request -> request.response().end())
              .consistency(consistency)
              .conductor(conductor)
              .open()) {
        await().until(() -> strict.tables().current().isKnown());
        assertThat(RawClient.ask(strict.port(), GET))
            .startsWith("HTTP/1.1 503")
            .contains("cut off from the conductor");
      }
    }
  }

  @Test
  void what_belongs_to_no_capability_needs_no_lease() throws Exception {
    conductor.takesHeartbeats(false);
    shop.open();

    assertThat(
            ask(
                "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("Banyan-Stale-At-Most");
  }

  @Test
  void a_lease_begins_when_its_heartbeat_was_sent() {
    AtomicLong clock = new AtomicLong(1_000_000);
    Lease lease = Lease.ofConductor(clock::get);
    assertThat(lease.isValid()).isFalse();

    lease.grant(new Grant(clock.get(), Duration.ofNanos(100), 5_000, Map.of()));
    clock.addAndGet(99);
    assertThat(lease.isValid()).isTrue();
    assertThat(lease.ageSeconds()).isEqualTo(1);
    assertThat(lease.latestNow()).hasValue(5_001);
    clock.addAndGet(1);
    assertThat(lease.isValid()).isFalse();
    clock.addAndGet(3_000_000_000L);
    assertThat(lease.ageSeconds()).isEqualTo(4);
  }

  @Test
  void an_answer_that_grants_nothing_is_no_lease() {
    for (String text : new String[] {"", "{", "{\"leaseMillis\":0,\"now\":1}", "{\"now\":1}"}) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Grant.read(text, 0)))
          .as(text)
          .isInstanceOf(java.io.IOException.class);
    }
  }
}
