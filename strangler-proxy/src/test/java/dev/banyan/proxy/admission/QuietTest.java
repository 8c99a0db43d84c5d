package dev.banyan.proxy.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Bucket;
import dev.banyan.model.Consistency;
import dev.banyan.proxy.FakeConductor;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import io.vertx.core.http.HttpServerRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuietTest {
  private static final String DIALS = "\"catalog\":{\"reads\":0,\"writes\":0}";
  private static final String GET = "GET /api/products/x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String PATCH =
      "PATCH /api/products/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";

  private final Queue<HttpServerRequest> open = new ConcurrentLinkedQueue<>();
  private final FakeConductor conductor = new FakeConductor().lease(300).table(1, DIALS, "");
  private final TestShop shop =
      new TestShop()
          .monolith(open::add)
          .service(request -> request.response().end())
          .conductor(conductor);

  @AfterEach
  void close() {
    shop.close();
    conductor.close();
  }

  private void open() {
    shop.open();
    await().until(() -> conductor.wasTold(1, 1));
  }

  private static String hold(int from, int to, boolean reads) {
    return "\"catalog\":{\"from\":%d,\"to\":%d,\"reads\":%s}".formatted(from, to, reads);
  }

  private static String everything() {
    return hold(0, Bucket.COUNT, false);
  }

  private RawClient underWay(String request) throws Exception {
    RawClient client = new RawClient(shop.port()).send(request);
    await().until(() -> !open.isEmpty());
    return client;
  }

  @Test
  void a_revision_with_a_hold_is_quiet_only_after_a_slow_write_of_before_has_ended()
      throws Exception {
    open();
    try (RawClient client = underWay(PATCH)) {
      conductor.table(2, DIALS, everything());
      // It is told again and again, and stays so while the write is under way.
      await().until(() -> conductor.timesTold(2, 1) > 2);
      assertThat(conductor.wasTold(2, 2)).isFalse();

      open.remove().response().end();

      await().until(() -> conductor.wasTold(2, 2));
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_write_whose_client_gave_up_is_not_waited_for() throws Exception {
    open();
    RawClient client = underWay(PATCH);
    conductor.table(2, DIALS, everything());
    await().until(() -> conductor.wasTold(2, 1));

    client.close();

    await().until(() -> conductor.wasTold(2, 2));
  }

  @Test
  void what_is_not_held_is_not_waited_for() throws Exception {
    open();
    try (RawClient client = underWay(PATCH)) {
      int bucket = Bucket.of("X");
      conductor.table(2, DIALS, hold(bucket + 1, Bucket.COUNT, false));
      await().until(() -> conductor.wasTold(2, 2));
      conductor.table(3, DIALS, hold(bucket, bucket + 1, false));
      await().until(() -> conductor.wasTold(3, 2));
      open.remove().response().end();
      await().until(() -> conductor.wasTold(3, 3));
    }
  }

  @Test
  void a_revision_that_takes_the_holds_place_is_quiet_at_once() throws Exception {
    open();
    try (RawClient client = underWay(PATCH)) {
      conductor.table(2, DIALS, everything());
      await().until(() -> conductor.wasTold(2, 1));
      conductor.table(3, DIALS, "");
      await().until(() -> conductor.wasTold(3, 3));
      assertThat(conductor.wasTold(2, 2)).isFalse();
    }
  }

  @Test
  void a_held_write_is_not_under_way() throws Exception {
    conductor.table(1, DIALS, everything());
    open();
    try (RawClient client = new RawClient(shop.port()).send(PATCH)) {
      await().until(() -> shop.waits().now() == 1);
      conductor.table(2, DIALS, hold(0, Bucket.COUNT, true));
      await().until(() -> conductor.wasTold(2, 2));
    }
  }

  @Test
  void reads_that_follow_the_writer_are_waited_for_where_the_hold_says_so() throws Exception {
    shop.consistency(Consistency.OWNER);
    open();
    try (RawClient client = underWay(GET)) {
      conductor.table(2, DIALS, everything());
      await().until(() -> conductor.wasTold(2, 2));
      conductor.table(3, DIALS, hold(0, Bucket.COUNT, true));
      await().until(() -> conductor.wasTold(3, 2));
      open.remove().response().end();
      await().until(() -> conductor.wasTold(3, 3));
    }
  }
}
