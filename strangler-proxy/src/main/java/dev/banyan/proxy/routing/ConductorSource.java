package dev.banyan.proxy.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// Asks the conductor for its routing table, by a long poll, for as long as the proxy runs.
public final class ConductorSource implements RoutingTableSource {
  private static final Logger LOG = Logger.getLogger(ConductorSource.class);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final URI conductor;
  private final String token;
  private final RoutingTables tables;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
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
    http.shutdownNow();
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
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(conductor.resolve("/api/routing-table?after=" + after))
                .timeout(LONG_POLL)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return switch (response.statusCode()) {
      case 200 -> {
        RoutingTable table = read(response.body());
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
      default -> throw new IOException("it answered " + response.statusCode());
    };
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
