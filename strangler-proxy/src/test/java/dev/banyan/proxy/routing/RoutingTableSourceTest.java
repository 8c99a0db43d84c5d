package dev.banyan.proxy.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.TestShop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingTableSourceTest {
  private final Vertx vertx = Vertx.vertx();
  private final RoutingTables tables = new RoutingTables(() -> {});
  private final Queue<HttpServerRequest> waiting = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile int revision = 7;
  private volatile double reads = 12.5;
  private volatile String token = "secret";

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpServer conductor(int port) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              if (!("Bearer " + token).equals(request.getHeader("Authorization"))) {
                request.response().setStatusCode(401).end();
              } else if (Integer.parseInt(request.getParam("after")) < revision) {
                answer(request);
              } else {
                waiting.add(request);
              }
            })
        .listen(port, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void answer(HttpServerRequest request) {
    request.response().end(table());
  }

  private String table() {
    return "{\"revision\":%d,\"dials\":{\"catalog\":{\"reads\":%s,\"writes\":0}}}"
        .formatted(revision, reads);
  }

  private void turn(int nextRevision, double nextReads) {
    revision = nextRevision;
    reads = nextReads;
    for (HttpServerRequest request = waiting.poll(); request != null; request = waiting.poll()) {
      answer(request);
    }
  }

  private ConductorSource source(int port) {
    ConductorSource source =
        new ConductorSource(URI.create("http://127.0.0.1:" + port), "secret", tables);
    source.start();
    return source;
  }

  private void awaitReads(long expectedRevision, String percent) {
    await()
        .untilAsserted(
            () -> {
              RoutingTable table = tables.current();
              assertThat(table.revision()).isEqualTo(expectedRevision);
              assertThat(table.dial("catalog"))
                  .isEqualTo(Dial.reading(Share.ofPercent(new BigDecimal(percent))));
            });
  }

  @Test
  void a_turned_dial_arrives_by_the_long_poll() {
    HttpServer conductor = conductor(0);
    try (ConductorSource source = source(conductor.actualPort())) {
      awaitReads(7, "12.5");
      await().until(() -> !waiting.isEmpty());
      turn(8, 50);
      awaitReads(8, "50");
    }
  }

  @Test
  void the_last_table_stays_while_the_conductor_is_gone_and_a_lower_revision_is_taken_after() {
    HttpServer conductor = conductor(0);
    int port = conductor.actualPort();
    try (ConductorSource source = source(port)) {
      awaitReads(7, "12.5");
      await().until(() -> !waiting.isEmpty());
      conductor.close().toCompletionStage().toCompletableFuture().join();
      assertThat(tables.current().revision()).isEqualTo(7);

      waiting.clear();
      revision = 2;
      reads = 1;
      conductor(port);
      awaitReads(2, "1");
    }
  }

  @Test
  void a_conductor_that_counts_anew_unnoticed_is_found_out() {
    HttpServer conductor = conductor(0);
    try (ConductorSource source = source(conductor.actualPort())) {
      awaitReads(7, "12.5");
      await().until(() -> !waiting.isEmpty());
      revision = 3;
      reads = 25;
      waiting.remove().response().setStatusCode(204).end();
      awaitReads(3, "25");
    }
  }

  /// The conductor that takes its place counts from a lower revision, and would keep the old
  /// question.
  @Test
  void a_conductor_that_closes_under_a_waiting_poll_is_asked_anew_for_what_holds()
      throws Exception {
    try (RawBackend conductor = closingUnderThePoll(0);
        ConductorSource source = source(conductor.port())) {
      awaitReads(7, "12.5");
      revision = 2;
      reads = 1;
      closing.countDown();
      awaitReads(2, "1");
    }
  }

  @Test
  void a_conductor_that_takes_a_connection_and_says_nothing_is_not_waited_for_long()
      throws Exception {
    try (RawBackend conductor = closingUnderThePoll(1);
        ConductorSource source = source(conductor.port())) {
      awaitReads(7, "12.5");
      revision = 2;
      reads = 1;
      closing.countDown();
      awaitReads(2, "1");
    }
  }

  /// @param mute how many connections it takes without a word after it has closed the poll's
  private RawBackend closingUnderThePoll(int mute) throws Exception {
    AtomicInteger polls = new AtomicInteger();
    AtomicInteger questions = new AtomicInteger();
    return new RawBackend(
        (in, out) -> {
          for (String head = RawBackend.head(in); !head.isEmpty(); head = RawBackend.head(in)) {
            if (head.contains("after=-1 ")) {
              int question = questions.getAndIncrement();
              if (question > 0 && question <= mute) {
                never.await();
              }
              String table = table();
              RawBackend.write(
                  out, "HTTP/1.1 200 OK\r\nContent-Length: " + table.length() + "\r\n\r\n" + table);
            } else if (polls.getAndIncrement() == 0) {
              closing.await();
              return;
            } else {
              never.await();
            }
          }
        });
  }

  @Test
  void a_conductor_that_refuses_is_asked_again() {
    token = "another";
    HttpServer conductor = conductor(0);
    try (ConductorSource source = source(conductor.actualPort())) {
      token = "secret";
      awaitReads(7, "12.5");
    }
  }

  @Test
  void a_saved_dials_file_is_carried_out_and_a_broken_one_is_not(@TempDir Path folder)
      throws Exception {
    Path dials = folder.resolve("dials.yaml");
    try (DialsFileSource source = new DialsFileSource(folder, TestShop.PLAN, tables)) {
      source.start();
      awaitReads(1, "0");
      Files.writeString(dials, "dials:\n  catalog: {reads: 25}\n");
      awaitReads(2, "25");
      Files.writeString(dials, "dials:\n  catalog: {reads: 250000}\n");
      Files.writeString(dials, "dials:\n  catalog: {reads: 30.5}\n# mended\n");
      awaitReads(3, "30.5");
    }
  }
}
