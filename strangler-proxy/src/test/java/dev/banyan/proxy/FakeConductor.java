package dev.banyan.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A conductor as a proxy sees it: gives out routing tables by a long poll, and takes heartbeats.
public final class FakeConductor implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Queue<HttpServerRequest> waiting = new ConcurrentLinkedQueue<>();
  private final Queue<JsonObject> heartbeats = new ConcurrentLinkedQueue<>();
  private final AtomicReference<String> table = new AtomicReference<>("");
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer server;
  private volatile long revision = -1;
  private volatile String token = "secret";
  private volatile boolean takesHeartbeats = true;
  private volatile long leaseMillis = 60_000;
  private volatile JsonObject applied = new JsonObject();

  public FakeConductor() {
    server = listen(0);
  }

  private HttpServer listen(int port) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              if (!("Bearer " + token).equals(request.getHeader("Authorization"))) {
                refusals.incrementAndGet();
                request.response().setStatusCode(401).end();
              } else if (request.path().startsWith("/api/proxies/")) {
                request.body().onSuccess(body -> take(request, body.toJsonObject()));
              } else if (Long.parseLong(request.getParam("after")) < revision) {
                answer(request, table.get());
              } else {
                waiting.add(request);
              }
            })
        .listen(port, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void answer(HttpServerRequest poll, String text) {
    answers.add(text);
    poll.response().end(text);
  }

  /// How often it has said this.
  public long answers(String text) {
    return answers.stream().filter(text::equals).count();
  }

  /// How many had another token.
  public int refusals() {
    return refusals.get();
  }

  private void take(HttpServerRequest request, JsonObject heartbeat) {
    if (!takesHeartbeats) {
      request.response().setStatusCode(503).end();
      return;
    }
    heartbeats.add(heartbeat);
    request
        .response()
        .end(
            new JsonObject()
                .put("leaseMillis", leaseMillis)
                .put("now", clock())
                .put("applied", applied)
                .encode());
  }

  /// What it takes for the time.
  public static long clock() {
    return System.currentTimeMillis();
  }

  public int port() {
    return server.actualPort();
  }

  /// A table, from now on; whoever waits for it gets it.
  public FakeConductor table(long nextRevision, String dials, String holds) {
    return says(
        nextRevision,
        "{\"revision\":%d,\"dials\":{%s},\"holds\":{%s}}".formatted(nextRevision, dials, holds));
  }

  /// Whatever text in the place of a table.
  public FakeConductor says(long nextRevision, String text) {
    table.set(text);
    revision = nextRevision;
    for (HttpServerRequest poll = waiting.poll(); poll != null; poll = waiting.poll()) {
      answer(poll, text);
    }
    return this;
  }

  /// Nothing new within a poll's time.
  public void says204() {
    for (HttpServerRequest poll = waiting.poll(); poll != null; poll = waiting.poll()) {
      poll.response().setStatusCode(204).end();
    }
  }

  /// Counts from here without anybody being told.
  public void counts(long from, String text) {
    table.set(text);
    revision = from;
  }

  public FakeConductor lease(long millis) {
    leaseMillis = millis;
    return this;
  }

  public void token(String wanted) {
    token = wanted;
  }

  public void takesHeartbeats(boolean takes) {
    takesHeartbeats = takes;
  }

  /// Every commit of both sides before this has arrived at the other.
  public void applied(long forward, long backward) {
    applied =
        new JsonObject()
            .put("catalog", new JsonObject().put("forward", forward).put("backward", backward));
  }

  public boolean isPolled() {
    return !waiting.isEmpty();
  }

  /// Whether a proxy has told this standing.
  public boolean wasTold(long inForce, long quiet) {
    return timesTold(inForce, quiet) > 0;
  }

  public long timesTold(long inForce, long quiet) {
    return heartbeats.stream()
        .filter(beat -> beat.getLong("inForce") == inForce && beat.getLong("quiet") == quiet)
        .count();
  }

  /// Welcomes nobody any more, and answers nothing that waits.
  public void shut() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  /// Another in the same place.
  public void reopen(int port) {
    waiting.clear();
    server = listen(port);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
