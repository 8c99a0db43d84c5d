package dev.banyan.rehearsal.drills;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.banyan.rehearsal.drills.FaultProxy.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer service;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::serve);
    service.start();
    proxy =
        FaultProxy.start(
            URI.create("http://127.0.0.1:" + service.getAddress().getPort()), pauses::add);
  }

  @AfterEach
  void stop() {
    proxy.close();
    service.stop(0);
    client.close();
  }

  @Test
  void a_request_passes_with_path_query_headers_and_body() throws Exception {
    HttpResponse<String> answer =
        client.send(
            to("/api/products/a%2Fb%20c?q=100%25&page=0")
                .header("If-Match", "\"7\"")
                .method("PATCH", BodyPublishers.ofString("{\"price\":\"2.55\"}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(asked)
        .containsExactly(
            "PATCH /api/products/a%2Fb%20c?q=100%25&page=0 If-Match=\"7\" {\"price\":\"2.55\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"sku\":\"85123A\",\"name\":\"Lantern\",\"price\":\"2.55\"}");
    assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
    assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  void answers_without_a_body_pass() throws Exception {
    assertThat(get("/not-modified").statusCode()).isEqualTo(304);

    HttpResponse<String> head =
        client.send(
            to("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).contains("48");
  }

  @Test
  void an_answer_is_delayed_by_half_a_second_or_so() throws Exception {
    proxy.mode(Mode.DELAY);

    for (int i = 0; i < 20; i++) {
      assertThat(get("/").statusCode()).isEqualTo(200);
    }

    assertThat(pauses)
        .hasSize(20)
        .allMatch(pause -> pause.toMillis() >= 400 && pause.toMillis() <= 800);
  }

  @Test
  void a_third_of_the_answers_is_lost() throws Exception {
    proxy.mode(Mode.BREAK);
    int badGateway = 0;
    int closed = 0;

    for (int i = 0; i < 30; i++) {
      try {
        badGateway += post("/").statusCode() == 502 ? 1 : 0;
      } catch (IOException connectionClosed) {
        closed++;
      }
    }

    assertThat(badGateway).isEqualTo(5);
    assertThat(closed).isEqualTo(5);
    assertThat(asked).hasSize(20);
  }

  @Test
  void a_price_is_falsified_and_nothing_else() throws Exception {
    proxy.mode(Mode.FALSIFY);

    HttpResponse<String> answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"sku\":\"85123A\",\"name\":\"Lantern\",\"price\":\"3.66\"}");
    assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
  }

  @Test
  void every_price_of_a_list_is_falsified_and_names_where_there_is_none() throws IOException {
    assertThat(falsified("{'items':[{'name':'a','price':'1.00'},{'name':'b','price':'0.125'}]}"))
        .isEqualTo("{'items':[{'name':'a','price':'2.11'},{'name':'b','price':'1.235'}]}");
    assertThat(falsified("{'items':[{'slug':'a','name':'A','products':2}]}"))
        .isEqualTo("{'items':[{'slug':'a','name':'A of another kind','products':2}]}");
    assertThat(falsified("no JSON")).isEqualTo("no JSON");
  }

  @Test
  void a_fault_ends_when_it_is_told_to() throws Exception {
    proxy.mode(Mode.FALSIFY);
    String falsified = get("/").body();

    proxy.mode(Mode.PASS);

    assertThat(get("/").body()).isNotEqualTo(falsified).contains("\"price\":\"2.55\"");
  }

  @Test
  void a_dead_target_is_a_bad_gateway() throws Exception {
    service.stop(0);

    assertThat(get("/").statusCode()).isEqualTo(502);
  }

  private static String falsified(String json) throws IOException {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new String(Lies.in(body), StandardCharsets.UTF_8).replace('"', '\'');
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(to(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return client.send(
        to(path).POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(proxy.uri() + path));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          "%s %s If-Match=%s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("If-Match"),
                  body));
      byte[] answer =
          "{\"sku\":\"85123A\",\"name\":\"Lantern\",\"price\":\"2.55\"}"
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("ETag", "\"7\"");
      exchange.getResponseHeaders().put("Set-Cookie", List.of("a=1", "b=2"));
      if (exchange.getRequestURI().getPath().equals("/not-modified")) {
        exchange.sendResponseHeaders(304, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.length));
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    }
  }
}
