package dev.banyan.proxy.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Bucket;
import dev.banyan.model.Consistency;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.observing.Unready;
import dev.banyan.proxy.routing.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldTest extends HoldRig {
  @Test
  void a_write_of_a_bucket_in_hand_waits_and_goes_to_the_side_that_gets_it() throws Exception {
    shop.table(1, 0, 0, WRITES).open();
    RawClient client = held(patch("x", "new"));
    assertThat(atMonolith).isEmpty();

    shop.table(2, 100, 100);

    assertThat(client.readAll()).startsWith("HTTP/1.1 200").contains("Banyan-Side: service");
    assertThat(atService).containsExactly("new");
    assertThat(atMonolith).isEmpty();
    assertThat(shop.waits().now()).isZero();
    assertThat(shop.waits().total()).isOne();
    assertThat(shop.waits().longestNanos()).isPositive();
  }

  @Test
  void a_write_goes_back_to_the_old_side_where_the_handover_does() throws Exception {
    shop.table(1, 0, 0, WRITES).open();
    RawClient client = held(patch("x", "new"));

    shop.table(2, 0, 0);

    assertThat(client.readAll()).contains("Banyan-Side: monolith");
    assertThat(atMonolith).containsExactly("new");
  }

  @Test
  void what_is_not_in_hand_does_not_wait() throws Exception {
    int bucket = Bucket.of("X");
    shop.table(1, 0, 0, new Hold(bucket + 1, Bucket.COUNT, true)).open();

    assertThat(ask(patch("x", "1"))).startsWith("HTTP/1.1 200");
    assertThat(
            ask(
                "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
    shop.table(2, 0, 0, new Hold(0, bucket, true));
    assertThat(ask(patch("x", "2"))).startsWith("HTTP/1.1 200");
    assertThat(shop.waits().total()).isZero();
  }

  @Test
  void reads_wait_only_where_they_follow_the_writer_and_the_hold_says_so() throws Exception {
    shop.consistency(Consistency.OWNER).table(1, 100, 0, WRITES).open();
    assertThat(ask(GET)).contains("Banyan-Side: monolith");

    shop.table(2, 100, 0, READS_TOO);
    RawClient client = held(GET);
    shop.table(3, 100, 100);
    assertThat(client.readAll()).contains("Banyan-Side: service");
  }

  @Test
  void reads_that_may_be_stale_never_wait() throws Exception {
    shop.table(1, 0, 0, READS_TOO).open();

    assertThat(ask(GET)).contains("Banyan-Side: monolith");
  }

  @Test
  void what_is_held_too_long_is_refused_and_reaches_nobody() throws Exception {
    shop.holds(new HoldLimits(Duration.ofMillis(50), 10)).table(1, 0, 0, WRITES).open();

    assertThat(ask(patch("x", "new")))
        .startsWith("HTTP/1.1 503")
        .containsIgnoringCase("Retry-After: 1")
        .contains("application/problem+json", "catalog is changing hands", "Nothing was changed");
    shop.table(2, 100, 100);
    assertThat(ask(patch("x", "again"))).startsWith("HTTP/1.1 200");
    assertThat(atService).containsExactly("again");
    assertThat(atMonolith).isEmpty();
    assertThat(shop.waits().refusals(Unready.HELD_TOO_LONG)).isOne();
  }

  @Test
  void over_the_bound_a_write_is_refused_at_once() throws Exception {
    shop.holds(new HoldLimits(Duration.ofMinutes(1), 1)).table(1, 0, 0, WRITES).open();
    RawClient first = held(patch("x", "first"));

    assertThat(ask(patch("y", "second")))
        .startsWith("HTTP/1.1 503")
        .containsIgnoringCase("Retry-After: 1")
        .contains("too many requests wait");
    shop.table(2, 100, 100);
    assertThat(first.readAll()).startsWith("HTTP/1.1 200");
    assertThat(atService).containsExactly("first");
    assertThat(shop.waits().refusals(Unready.TOO_MANY_HELD)).isOne();
  }

  @Test
  void a_client_that_goes_away_leaves_the_queue() throws Exception {
    shop.holds(new HoldLimits(Duration.ofMinutes(1), 1)).table(1, 0, 0, WRITES).open();
    held(patch("x", "gone")).close();
    await().until(() -> shop.waits().now() == 0);

    RawClient next = held(patch("x", "next"));
    shop.table(2, 100, 100);

    assertThat(next.readAll()).startsWith("HTTP/1.1 200");
    assertThat(atService).containsExactly("next");
  }

  @Test
  void a_body_is_not_read_while_its_request_waits() throws Exception {
    shop.table(1, 0, 0, WRITES).open();
    String body = "b".repeat(8 << 20);
    RawClient client = new RawClient(shop.port());
    clients.add(client);
    Thread sending =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    client.send(patch("x", body));
                  } catch (java.io.IOException closed) {
                    // Seen by what arrives.
                  }
                });
    await().until(() -> shop.waits().now() == 1);
    assertThat(sending.isAlive()).isTrue();

    shop.table(2, 100, 100);

    assertThat(client.readAll()).startsWith("HTTP/1.1 200");
    assertThat(atService).containsExactly(body);
  }
}
