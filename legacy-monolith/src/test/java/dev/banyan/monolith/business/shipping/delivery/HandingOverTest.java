package dev.banyan.monolith.business.shipping.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.PartnerPorts;
import dev.banyan.monolith.RecordingCourier;
import dev.banyan.monolith.RecordingCourier.Asked;
import dev.banyan.monolith.RecordingCourier.Mood;
import dev.banyan.monolith.data.shipping.WaitingParcels;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HandingOverTest extends CourierShop {
  @Inject WaitingParcels waiting;

  @Test
  void a_packed_parcel_is_handed_to_the_courier() {
    Sent sent = aPackedOrder();

    handing.round();

    Asked asked =
        courier.asked.stream()
            .filter(question -> question.what().equals("PUT " + sent.parcel()))
            .findFirst()
            .orElseThrow();
    assertThat(asked.authorization()).isEqualTo("Bearer " + PartnerPorts.COURIER_KEY);
    assertThat(asked.body().path("recipient").asText()).isEqualTo("Ann");
    assertThat(asked.body().path("country").asText()).isEqualTo("France");
    assertThat(asked.body().path("address").isNull()).isTrue();
    assertThat(asked.body().path("callback").asText())
        .isEqualTo(PartnerPorts.CALLBACK + "/api/shipments/" + sent.parcel() + "/events");
    assertThat(letters(sent)).isEqualTo("SH");
    assertThat(notes("sent " + sent.number())).isEqualTo(1);
    assertThat(shop.get("/api/shipments/" + sent.parcel()).is(200).json().path("events"))
        .hasSize(1);
  }

  @Test
  void the_courier_learns_the_address_of_the_order() {
    Sent sent = aPackedOrder();
    sql.change(
        """
        with home as (
          insert into address (cust_id, line1, city, postcode, country)
          select cust_id, '1 High Street', 'Leeds', 'LS1', 'United Kingdom' from shipment
          where order_id = ? returning addr_id)
        update shipment set addr_id = home.addr_id from home where order_id = ?""",
        sent.order(),
        sent.order());

    handing.round();

    JsonNode address = courier.asked.getLast().body().path("address");
    assertThat(address.path("line1").asText()).isEqualTo("1 High Street");
    assertThat(address.path("postcode").asText()).isEqualTo("LS1");
  }

  @Test
  void goods_do_not_travel_while_their_money_is_only_promised() {
    Sent sent = aPackedOrder();
    sql.change("update payment set stat = 'A', capt_ts = null where order_id = ?", sent.order());

    handing.round();

    assertThat(letters(sent)).isEqualTo("PW");
    sql.change("update payment set stat = 'C', capt_ts = now() where order_id = ?", sent.order());
    handing.round();
    assertThat(letters(sent)).isEqualTo("SH");
  }

  @Test
  void a_parcel_rests_until_it_is_packed() {
    Sent sent = aBookedOrder(aCustomer());
    handing.round();
    assertThat(courier.timesAsked("PUT " + sent.parcel())).isZero();
    assertThat(letters(sent)).isEqualTo("PW");
  }

  @Test
  void what_the_courier_took_without_an_answer_is_asked_about_again_and_sent_once() {
    Sent sent = aPackedOrder();
    courier.mood(sent.parcel(), Mood.LOSE_ANSWER);
    handing.round();
    assertThat(courier.consignments).contains(sent.parcel());
    assertThat(letters(sent)).isEqualTo("PW");
    courier.mood(sent.parcel(), null);
    pauseIsOver(sent);

    handing.round();

    assertThat(letters(sent)).isEqualTo("SH");
    assertThat(notes("sent " + sent.number())).isEqualTo(1);
  }

  @Test
  void parcels_that_go_wrong_do_not_hold_up_the_others() {
    Sent hanging = aPackedOrder();
    Sent failing = aPackedOrder();
    Sent fine = aPackedOrder();
    courier.mood(hanging.parcel(), Mood.HANG);
    courier.mood(failing.parcel(), Mood.ERROR);

    handing.round();

    assertThat(List.of(letters(hanging), letters(failing), letters(fine)))
        .containsExactly("PW", "PW", "SH");
  }

  @Test
  void what_went_wrong_is_left_alone_for_ever_longer() {
    Sent sent = aPackedOrder();
    courier.mood(sent.parcel(), Mood.ERROR);
    handing.round();
    handing.round();
    assertThat(courier.timesAsked("PUT " + sent.parcel())).isEqualTo(1);
    // First asked after 8 s: due again after 4 more, so not after 3.
    asked(sent, 11, 3);
    handing.round();
    assertThat(courier.timesAsked("PUT " + sent.parcel())).isEqualTo(1);
    asked(sent, 13, 5);
    handing.round();
    assertThat(courier.timesAsked("PUT " + sent.parcel())).isEqualTo(2);
    // Asked after 16 s, the pause is 8.
    asked(sent, 21, 5);
    handing.round();
    assertThat(courier.timesAsked("PUT " + sent.parcel())).isEqualTo(2);
  }

  @Test
  void a_courier_that_is_not_there_gets_all_parcels_later() {
    Sent one = aPackedOrder();
    Sent other = aPackedOrder();
    courier.close();
    handing.round();
    assertThat(List.of(letters(one), letters(other))).containsExactly("PW", "PW");
    assertThat(cancelled(one)).isTrue();
    courier = new RecordingCourier(url);

    handing.round();

    assertThat(List.of(letters(one), letters(other))).containsExactly("XX", "SH");
    assertThat(courier.asked).noneMatch(asked -> asked.what().contains(one.parcel()));
  }

  @Test
  void a_courier_that_takes_nothing_at_the_moment_is_left_alone() {
    Sent sent = aPackedOrder();
    courier.mood(sent.parcel(), Mood.BUSY);
    handing.round();
    assertThat(letters(sent)).isEqualTo("PW");
    courier.mood(sent.parcel(), null);
    handing.round();
    assertThat(letters(sent)).isEqualTo("SH");
  }

  @Test
  void processes_that_work_at_once_share_the_parcels() {
    List<Sent> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      orders.add(aPackedOrder());
    }

    atOnce(Collections.nCopies(4, this::rounded));

    for (Sent sent : orders) {
      assertThat(letters(sent)).isEqualTo("SH");
      assertThat(courier.timesAsked("PUT " + sent.parcel())).isEqualTo(1);
    }
  }

  @Test
  void only_what_is_ours_is_claimed() {
    Sent sent = aPackedOrder();
    assertThat(claim("s.track_no <> s.track_no")).isEmpty();
    assertThat(claim("s.track_no = '%s'".formatted(sent.parcel()))).isPresent();
  }

  private Optional<WaitingParcels.Claim> claim(String ours) {
    return QuarkusTransaction.requiringNew()
        .call(() -> waiting.claim(ours, Duration.ofSeconds(10)));
  }
}
