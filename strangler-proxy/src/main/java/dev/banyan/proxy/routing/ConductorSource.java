package dev.banyan.proxy.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/// Asks the conductor for its routing table, by a long poll, for as long as the proxy runs.
public final class ConductorSource implements RoutingTableSource {
  private static final Logger LOG = Logger.getLogger(ConductorSource.class);

  /// Longer than the conductor keeps a poll.
  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  /// For what is answered at once, unless by one that is about to end and answers nothing any more.
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final URI conductor;
  private final String token;
  private final RoutingTables tables;
  private final ObjectMapper json = new ObjectMapper();
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(1)
              .setInternalBlockingPoolSize(1));

  /// Not the one of the JDK: that repeats a GET by itself when the connection closes under it, so
  /// that an old question waits at a conductor which began to count anew, or never is answered.
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));

  private final Thread poller;

  public ConductorSource(URI conductor, String token, RoutingTables tables) {
    this.conductor = conductor;
    this.token = token;
    this.tables = tables;
    this.poller = Thread.ofVirtual().name("routing-table").unstarted(this::run);
  }

  @Override
  public void start() {
    poller.start();
  }

  @Override
  public void close() {
    poller.interrupt();
    try {
      poller.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    boolean reachable = true;
    // -1 asks for the table that holds, whatever its revision: after a restart the conductor may
    // count from a lower one.
    long after = -1;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        after = poll(after);
        if (!reachable) {
          LOG.info("the conductor answers again");
        }
        reachable = true;
        pause = FIRST_PAUSE;
      } catch (InterruptedException closed) {
        return;
      } catch (IOException | IllegalArgumentException gone) {
        if (reachable) {
          LOG.warnf(
              "no routing table from %s (%s): revision %d stays in force; trying again",
              conductor, gone, tables.current().revision());
        }
        reachable = false;
        after = -1;
        try {
          Thread.sleep(pause);
        } catch (InterruptedException closed) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  /// @return the revision to ask for a later one than
  private long poll(long after) throws IOException, InterruptedException {
    Answer answer = ask(after, after < 0 ? AT_ONCE : LONG_POLL);
    return switch (answer.status()) {
      case 200 -> {
        RoutingTable table = read(answer.body());
        tables.swap(table);
        yield table.revision();
      }
      // Nothing new; ask for what holds, in case the conductor began to count anew.
      case 204 -> {
        if (after < 0) {
          throw new IOException("it has no routing table yet");
        }
        yield -1;
      }
      default -> throw new IOException("it answered " + answer.status());
    };
  }

  private record Answer(int status, String body) {}

  private Answer ask(long after, Duration patience) throws IOException, InterruptedException {
    RequestOptions request =
        new RequestOptions()
            .setAbsoluteURI(conductor.resolve("/api/routing-table?after=" + after).toString())
            .putHeader("Authorization", "Bearer " + token)
            .putHeader("Accept", "application/json")
            .setTimeout(patience.toMillis());
    try {
      return http.request(request)
          .compose(HttpClientRequest::send)
          .compose(head -> head.body().map(body -> new Answer(head.statusCode(), body.toString())))
          .toCompletionStage()
          .toCompletableFuture()
          .get();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IOException(cause.getMessage(), cause);
    }
  }

  private RoutingTable read(String body) throws IOException {
    JsonNode table = json.readTree(body);
    JsonNode revision = table.path("revision");
    if (!revision.isIntegralNumber() || revision.longValue() < 0) {
      throw new IOException("its table has no revision");
    }
    Map<String, Dial> dials = new HashMap<>();
    for (Map.Entry<String, JsonNode> dial : table.path("dials").properties()) {
      dials.put(
          dial.getKey(),
          new Dial(share(dial.getValue().path("reads")), share(dial.getValue().path("writes"))));
    }
    return new RoutingTable(revision.longValue(), dials);
  }

  private static Share share(JsonNode percent) throws IOException {
    if (!percent.isNumber()) {
      throw new IOException("its table has a share that is no number");
    }
    return Share.ofPercent(percent.decimalValue());
  }
}
