package dev.banyan.proxy.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Bucket;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.routing.Hold;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class HoldOrderTest extends HoldRig {
  @Test
  void writes_of_one_key_arrive_in_the_order_in_which_they_came() throws Exception {
    shop.table(1, 0, 0, WRITES).open();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sent.add("write " + i);
      held(patch("x", "write " + i));
    }

    shop.table(2, 100, 100);

    await().until(() -> atService.size() == 40);
    assertThat(atService).containsExactlyElementsOf(sent);
  }

  @Test
  void who_comes_while_earlier_ones_are_let_go_stays_behind_them() throws Exception {
    Queue<HttpServerRequest> open = new ConcurrentLinkedQueue<>();
    shop.service(
            request ->
                request
                    .body()
                    .onSuccess(
                        body -> {
                          atService.add(body.toString());
                          open.add(request);
                        }))
        .table(1, 0, 0, WRITES)
        .open();
    held(patch("x", "first"));
    held(patch("x", "second"));
    shop.table(2, 100, 100);
    await().until(() -> atService.contains("first"));

    held(patch("x", "third"));
    assertThat(atService).containsExactly("first");
    open.remove().response().end();
    await().until(() -> atService.contains("second"));
    assertThat(atService).containsExactly("first", "second");
    open.remove().response().end();
    await().until(() -> atService.contains("third"));
    open.remove().response().end();
    await().until(() -> shop.waits().now() == 0);
  }

  @Test
  void another_key_does_not_wait_for_one_that_is_slow() throws Exception {
    shop.service(
            request ->
                request
                    .body()
                    .onSuccess(
                        body -> {
                          atService.add(body.toString());
                          if (!body.toString().equals("slow")) {
                            request.response().end();
                          }
                        }))
        .table(1, 0, 0, WRITES)
        .open();
    held(patch("x", "slow"));
    RawClient other = held(patch("y", "other"));

    shop.table(2, 100, 100);

    assertThat(other.readAll()).startsWith("HTTP/1.1 200");
    await().untilAsserted(() -> assertThat(atService).containsExactlyInAnyOrder("slow", "other"));
  }

  @Test
  void a_request_may_be_held_again_and_keeps_its_place() throws Exception {
    int bucket = Bucket.of("X");
    shop.table(1, 0, 0, WRITES).open();
    held(patch("x", "first"));
    held(patch("x", "second"));
    shop.table(2, 0, 0, new Hold(bucket, bucket + 1, false));
    held(patch("x", "third"));
    assertThat(ask(patch("y", "free"))).startsWith("HTTP/1.1 200");
    assertThat(atMonolith).containsExactly("free");

    shop.table(3, 100, 100);

    await().until(() -> atService.size() == 3);
    assertThat(atService).containsExactly("first", "second", "third");
    assertThat(shop.waits().total()).isEqualTo(3);
  }
}
