package dev.banyan.proxy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Bucket;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SwapTest {
  @Test
  void tables_change_under_load_without_a_failed_request_or_a_flip_back() throws Exception {
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    AtomicInteger answers = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    try (TestShop shop =
        new TestShop()
            .monolith(request -> request.response().end("monolith"))
            .service(request -> request.response().end("service!"))
            .table(0, 0, 0)
            .open()) {
      List<Thread> shoppers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String sku = "P" + i;
        shoppers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      try (RawClient client = new RawClient(shop.port())) {
                        boolean moved = false;
                        while (!over.get()) {
                          client.send("GET /api/products/" + sku + " HTTP/1.1\r\nHost: a\r\n\r\n");
                          String answer = client.readUntil("\r\n\r\n") + body(client);
                          answers.incrementAndGet();
                          boolean service = answer.contains("Banyan-Side: service");
                          if (!answer.startsWith("HTTP/1.1 200")
                              || !answer.endsWith(service ? "service!" : "monolith")
                              || (moved && !service)) {
                            wrong.add(answer);
                          }
                          moved |= service;
                        }
                        if (!moved) {
                          wrong.add(sku + " of bucket " + Bucket.of(sku) + " never moved");
                        }
                      } catch (Exception broken) {
                        wrong.add(broken.toString());
                      }
                    }));
      }
      for (int step = 1; step <= 1_000; step++) {
        shop.table(step, step / 10, 0);
        Thread.yield();
        if (step % 100 == 0) {
          awaitMore(answers);
        }
      }
      awaitMore(answers);
      over.set(true);
      for (Thread shopper : shoppers) {
        shopper.join();
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void requests_under_way_are_finished_before_it_stops() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    TestShop shop = new TestShop();
    shop.monolith(
            request -> {
              arrived.countDown();
              shop.vertx()
                  .<Void>executeBlocking(
                      () -> {
                        answer.await();
                        return null;
                      })
                  .onSuccess(go -> request.response().end("finished"));
            })
        .table(1, 0, 0)
        .open();
    try (shop;
        RawClient client = new RawClient(shop.port())) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      arrived.await();
      Thread stopping = Thread.ofVirtual().start(shop.proxy()::close);
      while (shop.proxy().isListening()) {
        Thread.onSpinWait();
      }
      answer.countDown();

      assertThat(client.readAll()).startsWith("HTTP/1.1 200").endsWith("finished");
      stopping.join();
    }
  }

  private static String body(RawClient client) throws Exception {
    return new String(
        client.socket().getInputStream().readNBytes(8), java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static void awaitMore(AtomicInteger answers) {
    int enough = answers.get() + 50;
    while (answers.get() < enough) {
      Thread.onSpinWait();
    }
  }
}
