package dev.banyan.conductor.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Kafka Connect, by its REST interface.
final class Connect {
  private static final Duration AT_MOST = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 150;
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final HttpRequest.BodyPublisher NOTHING = HttpRequest.BodyPublishers.noBody();

  private final String address;
  private final HttpClient http;
  private final ObjectMapper json;

  Connect(String address, HttpClient http, ObjectMapper json) {
    this.address = address;
    this.http = http;
    this.json = json;
  }

  /// Creates the connector, or tells it its configuration anew; the same again changes nothing.
  void put(String connector, Map<String, String> configuration) {
    try {
      JsonNode present = get("/connectors/" + connector + "/config");
      JsonNode wanted = json.valueToTree(configuration);
      if (present != null && contains(present, wanted)) {
        return;
      }
      HttpResponse<String> answer =
          send(
              request("/connectors/" + connector + "/config")
                  .header("Content-Type", "application/json")
                  .PUT(HttpRequest.BodyPublishers.ofString(wanted.toString())));
      if (answer.statusCode() >= 300) {
        // The answer may quote the configuration, so its password: only the status is told.
        throw new Streams.Unreachable(
            "Kafka Connect refused connector '%s' with status %d; its log says why"
                .formatted(connector, answer.statusCode()));
      }
    } catch (IOException broken) {
      throw unreachable(broken);
    }
  }

  /// What the connector is told; empty if Connect does not know it.
  Optional<Map<String, String>> configuration(String connector) {
    try {
      JsonNode present = get("/connectors/" + connector + "/config");
      Map<String, String> configuration = new TreeMap<>();
      if (present == null) {
        return Optional.empty();
      }
      present
          .properties()
          .forEach(each -> configuration.put(each.getKey(), each.getValue().asText()));
      return Optional.of(configuration);
    } catch (IOException broken) {
      throw unreachable(broken);
    }
  }

  /// Stops it, and returns when none of its tasks runs any more.
  void stop(String connector) {
    change(connector, "stop", request("/connectors/" + connector + "/stop").PUT(NOTHING));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (stopped(connector)) {
        return;
      }
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new Streams.Unreachable("interrupted before the connector stopped", stopping);
      }
    }
    throw new Streams.Unreachable(
        "connector '%s' does not stop; Kafka Connect's log says why".formatted(connector));
  }

  void resume(String connector) {
    change(connector, "resume", request("/connectors/" + connector + "/resume").PUT(NOTHING));
  }

  /// Only of a stopped one. Without an offset it begins anew.
  void forgetOffsets(String connector) {
    change(
        connector,
        "let go of the offsets of",
        request("/connectors/" + connector + "/offsets").DELETE());
  }

  void delete(String connector) {
    change(connector, "delete", request("/connectors/" + connector).DELETE());
  }

  private boolean stopped(String connector) {
    try {
      JsonNode status = get("/connectors/" + connector + "/status");
      return status == null
          || (status.path("connector").path("state").asText().equals("STOPPED")
              && status.path("tasks").isEmpty());
    } catch (IOException broken) {
      throw unreachable(broken);
    }
  }

  private void change(String connector, String what, HttpRequest.Builder request) {
    try {
      int status = send(request).statusCode();
      if (status >= 300 && status != 404) {
        throw new Streams.Unreachable(
            "Kafka Connect did not %s connector '%s' (status %d); its log says why"
                .formatted(what, connector, status));
      }
    } catch (IOException broken) {
      throw unreachable(broken);
    }
  }

  /// A failed task is started anew.
  Streams.Health health(String connector) {
    try {
      JsonNode status = get("/connectors/" + connector + "/status");
      if (status == null) {
        return new Streams.Health.Missing();
      }
      String state = status.path("connector").path("state").asText();
      JsonNode tasks = status.path("tasks");
      if (state.equals("STOPPED")) {
        return new Streams.Health.Halted();
      }
      if (!state.equals("RUNNING")) {
        return not(connector, state);
      }
      if (tasks.isEmpty()) {
        return not(connector, "without a task");
      }
      for (JsonNode task : tasks) {
        String taskState = task.path("state").asText();
        if (taskState.equals("FAILED")) {
          send(
              request("/connectors/" + connector + "/restart?includeTasks=true&onlyFailed=true")
                  .POST(HttpRequest.BodyPublishers.noBody()));
          String why = task.path("trace").asText().lines().findFirst().orElse("for no reason told");
          return not(connector, "failed (" + why + ") and is started anew");
        }
        if (!taskState.equals("RUNNING")) {
          return not(connector, taskState);
        }
      }
      return new Streams.Health.Running();
    } catch (IOException broken) {
      throw unreachable(broken);
    }
  }

  private static Streams.Health not(String connector, String state) {
    return new Streams.Health.NotRunning("connector '%s' is %s".formatted(connector, state));
  }

  private static boolean contains(JsonNode present, JsonNode wanted) {
    return wanted.properties().stream()
        .allMatch(member -> member.getValue().equals(present.get(member.getKey())));
  }

  private @Nullable JsonNode get(String path) throws IOException {
    HttpResponse<String> answer = send(request(path).GET());
    if (answer.statusCode() == 404) {
      return null;
    }
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
    return json.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(AT_MOST);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopping);
    }
  }

  private Streams.Unreachable unreachable(IOException cause) {
    return new Streams.Unreachable(
        "Kafka Connect at %s does not answer as it should (%s): no new rows arrive until it does"
            .formatted(address, told(cause)),
        cause);
  }

  private static String told(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
