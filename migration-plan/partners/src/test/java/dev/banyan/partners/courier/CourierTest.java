package dev.banyan.partners.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.partners.RunningPartner;
import dev.banyan.partners.RunningPartner.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The courier as a shop meets it. Legs take no time, unless a parcel is to stay where it is.
class CourierTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NEVER = "PT1H";
  private static final List<String> THE_WHOLE_WAY =
      List.of("collected", "in_transit", "out_for_delivery", "delivered");

  @TempDir Path folder;
  private ListeningShop shop;
  private RunningPartner courier;

  @BeforeEach
  void open() throws Exception {
    shop = new ListeningShop();
  }

  @AfterEach
  void close() {
    courier.close();
    shop.close();
  }

  @Test
  void a_parcel_goes_from_leg_to_leg_and_the_shop_is_told_of_each() throws Exception {
    courier("PT0S");

    Reply accepted = accept("FL1");

    assertThat(accepted.status()).isEqualTo(201);
    await().atMost(PATIENCE).until(() -> told("FL1") == 4);
    assertThat(shop.heard("FL1")).isEqualTo(THE_WHOLE_WAY);
    assertThat(shop.told())
        .extracting(told -> told.json().path("event").asText())
        .containsExactly("FL1-1", "FL1-2", "FL1-3", "FL1-4");
    assertThat(shop.told()).allMatch(told -> told.path().equals("/api/shipments/FL1/events"));
    assertThat(shop.told().getLast().json().path("place").asText()).isEqualTo("France");
    assertThat(shop.told().getLast().json().path("at").asText())
        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
  }

  @Test
  void what_it_tells_is_signed_with_the_key() throws Exception {
    courier("PT0S");
    accept("FL1");
    await().atMost(PATIENCE).until(() -> told("FL1") == 4);

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(RunningPartner.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

    assertThat(shop.told())
        .allSatisfy(
            told ->
                assertThat(told.signature())
                    .isEqualTo(
                        "sha256="
                            + HexFormat.of()
                                .formatHex(
                                    mac.doFinal(told.body().getBytes(StandardCharsets.UTF_8)))));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 404, 200, ListeningShop.NO_ANSWER})
  void the_same_is_told_again_until_the_shop_has_heard_it(int status) throws Exception {
    courier("PT0S");
    shop.answers(status);
    accept("FL1");
    await().atMost(PATIENCE).until(() -> shop.told().size() >= 3);
    List<String> bodies = shop.told().stream().map(ListeningShop.Told::body).toList();
    assertThat(bodies).allSatisfy(body -> assertThat(body).isEqualTo(bodies.getFirst()));
    assertThat(shop.heard("FL1")).isEmpty();

    shop.answers(204);

    await().atMost(PATIENCE).until(() -> told("FL1") == 4);
    assertThat(shop.heard("FL1")).isEqualTo(THE_WHOLE_WAY);
  }

  @Test
  void a_crash_loses_no_parcel_and_no_leg() throws Exception {
    courier("PT0S");
    shop.answers(500);
    accept("FL1");
    accept("FL2");
    await().atMost(PATIENCE).until(() -> shop.told().size() >= 2);
    JsonNode before = show("FL1").json();

    courier.kill();
    shop.answers(204);
    courier.startAgain();

    await().atMost(PATIENCE).until(() -> told("FL1") == 4 && told("FL2") == 4);
    assertThat(show("FL1").json().at("/events/0")).isEqualTo(before.at("/events/0"));
    assertThat(shop.heard("FL1")).isEqualTo(THE_WHOLE_WAY);
    assertThat(shop.heard("FL2")).isEqualTo(THE_WHOLE_WAY);
    assertThat(accept("FL1").status()).isEqualTo(200);
  }

  @Test
  void a_parcel_is_handed_over_once() throws Exception {
    courier(NEVER);

    assertThat(accept("FL1").status()).isEqualTo(201);
    assertThat(accept("FL1").status()).isEqualTo(200);
    Reply other = courier.put("/v1/consignments/FL1", body("FL1").replace("France", "Germany"));

    assertThat(other.status()).isEqualTo(422);
    assertThat(show("FL1").status("status")).isEqualTo("accepted");
  }

  @Test
  void a_shop_that_has_moved_says_where_it_is_told() throws Exception {
    courier("PT0S");
    shop.answers(500);
    accept("FL1");
    await().atMost(PATIENCE).until(() -> !shop.told().isEmpty());
    try (ListeningShop elsewhere = new ListeningShop()) {
      courier.put(
          "/v1/consignments/FL1",
          body("FL1").replace(shop.address("FL1"), elsewhere.address("FL1")));

      await().atMost(PATIENCE).until(() -> told("FL1") == 4);
      assertThat(elsewhere.heard("FL1")).isEqualTo(THE_WHOLE_WAY);
    }
  }

  @Test
  void what_was_stopped_before_it_left_never_leaves() throws Exception {
    courier(NEVER);
    accept("FL1");

    Reply stopped = stop("FL1");

    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.status("status")).isEqualTo("stopped");
    assertThat(stop("FL1").status()).isEqualTo(200);
    assertThat(accept("FL1").status()).isEqualTo(409);
    assertThat(show("FL1").json().path("events")).isEmpty();
  }

  @Test
  void what_was_stopped_before_it_came_is_not_taken() throws Exception {
    courier("PT0S");

    assertThat(stop("FL9").status()).isEqualTo(200);
    courier.kill();
    courier.startAgain();
    Reply late = accept("FL9");

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.status("status")).isEqualTo("stopped");
    assertThat(stop("FL9").status()).isEqualTo(200);
    assertThat(show("FL9").status("status")).isEqualTo("stopped");
  }

  /// The shop is deaf, so the parcel waits on each leg until it is told.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whether_it_can_be_stopped_depends_on_how_far_it_is(int legs) throws Exception {
    courier("PT0S");
    shop.hearsOnly(legs - 1);
    accept("FL1");
    String where = THE_WHOLE_WAY.get(legs - 1);
    await().atMost(PATIENCE).until(() -> show("FL1").status("status").equals(where));

    Reply reply = stop("FL1");
    shop.answers(204);
    await().atMost(PATIENCE).until(() -> told("FL1") >= legs);

    if (legs <= 2) {
      assertThat(reply.status()).isEqualTo(200);
      // what had happened is still told, and nothing more
      assertThat(shop.heard("FL1")).isEqualTo(THE_WHOLE_WAY.subList(0, legs));
      assertThat(show("FL1").status("status")).isEqualTo("stopped");
    } else {
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.status("status")).isEqualTo(where);
      await().atMost(PATIENCE).until(() -> told("FL1") == 4);
    }
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() throws Exception {
    courier(NEVER);

    Reply reply =
        courier.put(
            "/v1/consignments/FL%201",
            "{\"recipient\":\" \",\"address\":\"here\",\"callback\":\"ftp://shop/x\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("trackingNumber", "recipient", "country", "address", "callback");
    assertThat(show("FL1").status()).isEqualTo(404);
  }

  private void courier(String leg) throws Exception {
    courier = RunningPartner.start("courier", folder, Map.of("COURIER_LEG", leg));
  }

  private Reply accept(String trackingNumber) throws Exception {
    return courier.put("/v1/consignments/" + trackingNumber, body(trackingNumber));
  }

  private String body(String trackingNumber) {
    return """
        {"recipient":"A. Customer","country":"France","address":{"city":"Lyon"},"callback":"%s"}
        """
        .formatted(shop.address(trackingNumber));
  }

  private Reply stop(String trackingNumber) throws Exception {
    return courier.post("/v1/consignments/" + trackingNumber + "/stop");
  }

  private Reply show(String trackingNumber) throws Exception {
    return courier.get("/v1/consignments/" + trackingNumber);
  }

  private int told(String trackingNumber) throws Exception {
    return show(trackingNumber).json().path("told").asInt();
  }
}
