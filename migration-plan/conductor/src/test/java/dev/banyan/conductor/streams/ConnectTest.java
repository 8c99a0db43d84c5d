package dev.banyan.conductor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConnectTest {
  private static final Map<String, String> CONFIGURATION = Map.of("database.password", "secret");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Connect connect;
  private String configuration;
  private String status;
  private int putAnswer = 201;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    connect =
        new Connect(
            "http://127.0.0.1:" + server.getAddress().getPort(),
            HttpClient.newHttpClient(),
            new ObjectMapper());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_connector_is_created_once() {
    connect.put("banyan-forward", CONFIGURATION);
    connect.put("banyan-forward", CONFIGURATION);

    assertThat(asked).filteredOn(request -> request.startsWith("PUT")).hasSize(1);
  }

  @Test
  void a_connector_with_another_configuration_is_told_anew() {
    configuration = "{\"name\": \"banyan-forward\", \"database.password\": \"another\"}";

    connect.put("banyan-forward", CONFIGURATION);

    assertThat(asked).contains("PUT /connectors/banyan-forward/config");
  }

  @Test
  void a_refusal_does_not_tell_the_password() {
    putAnswer = 400;

    assertThatThrownBy(() -> connect.put("banyan-forward", CONFIGURATION))
        .isInstanceOf(Streams.Unreachable.class)
        .hasMessageContaining("status 400")
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_unknown_connector_is_missing() {
    assertThat(connect.health("banyan-forward")).isEqualTo(new Streams.Health.Missing());
  }

  @Test
  void it_runs_when_its_tasks_run() {
    status = "{\"connector\": {\"state\": \"RUNNING\"}, \"tasks\": [{\"state\": \"RUNNING\"}]}";

    assertThat(connect.health("banyan-forward")).isEqualTo(new Streams.Health.Running());
  }

  @Test
  void without_a_task_it_does_not_run_yet() {
    status = "{\"connector\": {\"state\": \"RUNNING\"}, \"tasks\": []}";

    assertThat(connect.health("banyan-forward")).isInstanceOf(Streams.Health.NotRunning.class);
  }

  @Test
  void a_failed_task_is_started_anew_and_told_with_its_cause() {
    status =
        "{\"connector\": {\"state\": \"RUNNING\"}, \"tasks\": [{\"state\": \"FAILED\", \"trace\": \"no slot\\n at\"}]}";

    assertThat(connect.health("banyan-forward").toString()).contains("failed (no slot)");
    assertThat(asked)
        .contains("POST /connectors/banyan-forward/restart?includeTasks=true&onlyFailed=true");
  }

  @Test
  void what_does_not_answer_is_unreachable() {
    server.stop(0);

    assertThatThrownBy(() -> connect.health("banyan-forward"))
        .isInstanceOf(Streams.Unreachable.class);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String answer = null;
    int code = 200;
    if (exchange.getRequestMethod().equals("PUT")) {
      code = putAnswer;
      configuration = body;
      answer = body;
    } else if (exchange.getRequestMethod().equals("POST")) {
      code = 202;
      answer = "{}";
    } else {
      answer = path.endsWith("/config") ? configuration : status;
    }
    byte[] bytes = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer == null ? 404 : code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
