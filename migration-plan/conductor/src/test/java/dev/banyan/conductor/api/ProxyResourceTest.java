package dev.banyan.conductor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.banyan.conductor.proxies.Proxies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConductorDatabase.class)
final class ProxyResourceTest {
  @Inject Proxies proxies;

  @Test
  void a_heartbeat_is_answered_with_a_lease() {
    heartbeat("proxy-1", "{\"inForce\": 0, \"quiet\": 0}")
        .statusCode(200)
        .body("leaseMillis", equalTo(3_000))
        .body("now", greaterThan(0L));

    assertThat(proxies.present()).extracting(Proxies.Word::proxy).contains("proxy-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"inForce\": 3}",
        "{\"inForce\": -1, \"quiet\": 0}",
        "{\"inForce\": 1, \"quiet\": -2}"
      })
  void half_a_heartbeat_is_none(String body) {
    heartbeat("proxy-2", body).statusCode(400).body("detail", containsString("inForce"));

    assertThat(proxies.present()).extracting(Proxies.Word::proxy).doesNotContain("proxy-2");
  }

  @Test
  void who_routes_by_a_table_that_was_never_handed_out_is_told_so() {
    heartbeat("proxy-3", "{\"inForce\": 999999, \"quiet\": 0}")
        .statusCode(409)
        .body("detail", containsString("never handed out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Proxy", "a.b", "a b"})
  void a_name_that_could_be_mistaken_is_refused(String id) {
    heartbeat(id, "{\"inForce\": 0, \"quiet\": 0}").statusCode(400);
  }

  private static ValidatableResponse heartbeat(String id, String body) {
    return given()
        .header("Authorization", "Bearer " + ConductorDatabase.TOKEN)
        .contentType("application/json")
        .body(body)
        .put("/api/proxies/{id}", id)
        .then();
  }
}
