package dev.banyan.monolith.web.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.ParcelShop;
import dev.banyan.monolith.PartnerPorts;
import dev.banyan.monolith.business.shipping.delivery.ClosingParcels;
import dev.banyan.monolith.contract.Shopfront.Answer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShipmentsTest extends ParcelShop {
  @Inject ClosingParcels closing;

  @Test
  void anybody_who_has_the_number_sees_where_a_parcel_is_and_not_whose_it_is() {
    Sent sent = aPackedOrder();
    reported(sent, 1, "collected").is(204);
    reported(sent, 2, "in_transit").is(204);

    Answer answer = shop.get("/api/shipments/" + sent.parcel()).is(200);

    JsonNode parcel = answer.json();
    assertThat(parcel.path("trackingNumber").asText()).isEqualTo(sent.parcel());
    assertThat(parcel.path("status").asText()).isEqualTo("in_transit");
    assertThat(parcel.path("country").asText()).isEqualTo("France");
    assertThat(parcel.path("events").findValuesAsText("status"))
        .containsExactly("handed_over", "in_transit");
    assertThat(parcel.path("events").path(0).path("place").asText()).isEqualTo("Leeds");
    assertThat(parcel.path("events").path(0).path("at").asText())
        .isEqualTo("2011-12-09T12:50:00.000Z");
    assertThat(answer.response().body()).doesNotContain("Ann", sent.number());
    shop.get("/api/shipments/FL0").isProblem(404);
    shop.get("/api/shipments/%00").isProblem(404);
  }

  @Test
  void a_parcel_that_arrives_delivers_its_order_and_is_closed_later() {
    Sent sent = aPackedOrder();
    List.of("collected", "in_transit", "out_for_delivery")
        .forEach(status -> reported(sent, status));
    assertThat(letters(sent)).isEqualTo("SO");
    assertThat(notes("sent " + sent.number())).isEqualTo(1);

    reported(sent, "delivered");

    assertThat(letters(sent)).isEqualTo("DD");
    assertThat(notes("delivered " + sent.number())).isEqualTo(1);
    closing.round();
    assertThat(letters(sent)).isEqualTo("DD");
    sql.change(
        "update shipment set upd_ts = now() - interval '31 s' where order_id = ?", sent.order());
    closing.round();
    assertThat(letters(sent)).isEqualTo("DZ");
    assertThat(status(sent)).isEqualTo("closed");
  }

  @Test
  void an_event_told_often_and_at_once_happened_once() {
    Sent sent = aPackedOrder();
    Callable<Integer> telling = () -> reported(sent, 4, "delivered").status();

    assertThat(atOnce(Collections.nCopies(8, telling))).containsOnly(204);

    assertThat(shop.get("/api/shipments/" + sent.parcel()).json().path("events")).hasSize(1);
    assertThat(notes("delivered " + sent.number())).isEqualTo(1);
  }

  @Test
  void events_in_any_order_at_once_end_at_the_furthest() {
    Sent sent = aPackedOrder();
    List<Callable<Integer>> telling = new ArrayList<>();
    for (String status : List.of("delivered", "collected", "out_for_delivery", "in_transit")) {
      telling.add(() -> reported(sent, status).status());
    }
    assertThat(atOnce(telling)).containsOnly(204);
    assertThat(letters(sent)).isEqualTo("DD");
  }

  @Test
  void a_late_event_changes_nothing() {
    Sent sent = aPackedOrder();
    reported(sent, "out_for_delivery").is(204);
    JsonNode before = shop.get("/api/shipments/" + sent.parcel()).json();
    reported(sent, "in_transit").is(204);
    assertThat(shop.get("/api/shipments/" + sent.parcel()).json()).isEqualTo(before);
  }

  @Test
  void a_stopped_parcel_does_not_move() {
    Sent sent = aPackedOrder();
    sql.change("update shipment set stat = 'X' where order_id = ?", sent.order());
    reported(sent, "collected").is(204);
    assertThat(letters(sent)).isEqualTo("PX");
  }

  @Test
  void only_the_courier_is_believed() {
    Sent sent = aPackedOrder();
    String body = event(sent.parcel(), 1, "delivered");
    String path = "/api/shipments/" + sent.parcel() + "/events";
    shop.post(path, body).isProblem(401);
    shop.post(path, body, "Courier-Signature", "sha256=00").isProblem(401);
    shop.post(path, body, "Courier-Signature", signature(body, "another key")).isProblem(401);
    shop.post(path, body + " ", "Courier-Signature", signature(body, PartnerPorts.COURIER_KEY))
        .isProblem(401);
    assertThat(letters(sent)).isEqualTo("PW");
  }

  @Test
  void all_that_is_wrong_with_an_event_is_told_at_once() {
    Sent sent = aPackedOrder();
    String path = "/api/shipments/" + sent.parcel() + "/events";
    assertThat(
            signed(path, "{\"trackingNumber\":\"FL1\",\"status\":\"lost\",\"at\":\"noon\"}")
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("event", "trackingNumber", "status", "at");
    signed(path, "[").isProblem(400);
    signed("/api/shipments/FL0/events", event("FL0", 1, "collected")).isProblem(404);
  }

  private Answer reported(Sent sent, String status) {
    return reported(
        sent,
        List.of("collected", "in_transit", "out_for_delivery", "delivered").indexOf(status) + 1,
        status);
  }

  private Answer reported(Sent sent, int n, String status) {
    return signed("/api/shipments/" + sent.parcel() + "/events", event(sent.parcel(), n, status));
  }

  private Answer signed(String path, String body) {
    return shop.post(path, body, "Courier-Signature", signature(body, PartnerPorts.COURIER_KEY));
  }

  private static String event(String parcel, int n, String status) {
    return """
        {"event":"%s-%d","trackingNumber":"%s","status":"%s","place":"Leeds","at":"2011-12-09T12:50:00Z"}"""
        .formatted(parcel, n, parcel, status);
  }

  private static String signature(String body, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String status(Sent sent) {
    return shop.get("/api/shipments/" + sent.parcel()).json().path("status").asText();
  }
}
