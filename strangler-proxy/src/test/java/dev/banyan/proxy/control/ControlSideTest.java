package dev.banyan.proxy.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.running.Lifecycle;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ControlSideTest.Alone.class)
class ControlSideTest {
  public static class Alone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.test-port", "0",
          "banyan.plan", "../migration-plan",
          "banyan.api-token", "secret",
          "banyan.proxy.port", "0",
          "banyan.proxy.monolith", "http://127.0.0.1:1",
          "banyan.proxy.services.catalog", "http://127.0.0.1:1");
    }
  }

  @TestHTTPResource("/")
  URI control;

  @Inject Lifecycle lifecycle;

  private HttpResponse<String> ask(String path, String... fields) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(control.resolve(path));
    for (int i = 0; i < fields.length; i += 2) {
      request.header(fields[i], fields[i + 1]);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void it_is_ready_without_being_asked_for_a_token() throws Exception {
    assertThat(ask("/q/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void traffic_is_shown_to_the_holder_of_the_token() throws Exception {
    RawClient.ask(
        lifecycle.proxy().port(),
        "GET /api/products/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(ask("/traffic").statusCode()).isEqualTo(401);
    HttpResponse<String> answer = ask("/traffic", "Authorization", "Bearer secret");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode traffic = new ObjectMapper().readTree(answer.body());
    assertThat(traffic.path("proxy").asText()).isNotEmpty();
    assertThat(traffic.path("startedAt").asText()).endsWith("Z");
    assertThat(traffic.path("revision").asLong()).isOne();
    JsonNode reads = null;
    for (JsonNode series : traffic.path("series")) {
      if (series.path("capability").asText().equals("catalog")
          && series.path("side").asText().equals("MONOLITH")
          && series.path("safe").asBoolean()) {
        reads = series;
      }
    }
    assertThat(reads).isNotNull();
    assertThat(reads.at("/failures/connect").asLong()).isPositive();
    assertThat(reads.at("/statuses/2xx").isIntegralNumber()).isTrue();
    assertThat(reads.path("abandoned").asLong()).isZero();
    JsonNode holds = traffic.path("holds").path(1);
    assertThat(holds.path("now").isIntegralNumber()).isTrue();
    assertThat(holds.path("total").isIntegralNumber()).isTrue();
    assertThat(holds.at("/refused/held-too-long").isIntegralNumber()).isTrue();
    assertThat(holds.at("/waited/counts")).hasSameSizeAs(holds.at("/waited/boundsMicros"));
    assertThat(reads.at("/latency/counts")).hasSameSizeAs(reads.at("/latency/boundsMicros"));
  }

  @Test
  void the_routing_table_shows_wanted_and_actual_shares() throws Exception {
    HttpResponse<String> answer = ask("/routing-table", "Authorization", "Bearer secret");

    assertThat(answer.body()).contains("\"revision\":1", "\"name\":\"catalog\"", "\"wanted\":0.0");
  }

  @Test
  void a_page_of_another_origin_is_refused() throws Exception {
    assertThat(
            ask("/traffic", "Authorization", "Bearer secret", "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_same_counts_are_published_as_metrics() throws Exception {
    assertThat(ask("/q/metrics").body())
        .contains(
            "banyan_proxy_requests_total{capability=\"catalog\"",
            "banyan_proxy_share_wanted",
            "banyan_proxy_held{capability=\"catalog\"",
            "banyan_proxy_holds_seconds_count{capability=\"catalog\"",
            "banyan_proxy_hold_time_seconds{capability=\"catalog\",quantile=\"0.99\"",
            "banyan_proxy_refusals_total{capability=\"catalog\",reason=\"held-too-long\"",
            "banyan_proxy_abandoned_total{capability=\"catalog\"",
            "banyan_proxy_lease 1.0",
            "banyan_proxy_routing_quiet 1.0");
  }
}
