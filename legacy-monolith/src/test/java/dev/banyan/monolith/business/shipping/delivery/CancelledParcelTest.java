package dev.banyan.monolith.business.shipping.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.monolith.RecordingCourier.Mood;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CancelledParcelTest extends CourierShop {
  @Test
  void of_a_cancellation_and_a_handover_at_once_one_wins() {
    List<Sent> orders = new ArrayList<>();
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Sent sent = aPackedOrder();
      orders.add(sent);
      calls.add(() -> cancelled(sent));
    }
    calls.add(this::rounded);
    calls.add(this::rounded);

    List<Boolean> outcomes = atOnce(calls);

    rounded();
    for (int i = 0; i < orders.size(); i++) {
      Sent sent = orders.get(i);
      assertThat(letters(sent)).isEqualTo(outcomes.get(i) ? "XX" : "SH");
      assertThat(courier.consignments.contains(sent.parcel())).isEqualTo(!outcomes.get(i));
    }
  }

  @Test
  void what_the_courier_may_have_is_cancelled_only_with_its_word() {
    Sent sent = aPackedOrder();
    courier.mood(sent.parcel(), Mood.LOSE_ANSWER);
    handing.round();

    assertThat(cancelled(sent)).isFalse();
    courier.mood(sent.parcel(), null);
    assertThat(cancelled(sent)).isTrue();

    assertThat(letters(sent)).isEqualTo("XX");
    assertThat(courier.stopped).contains(sent.parcel());
    assertThat(courier.consignments).doesNotContain(sent.parcel());
  }

  @Test
  void a_parcel_stopped_by_a_cancellation_that_came_to_nothing_travels_under_another_number() {
    Sent sent = aPackedOrder();
    courier.mood(sent.parcel(), Mood.LOSE_ANSWER);
    handing.round();
    courier.mood(sent.parcel(), null);
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          assertThat(sending.stop(sent.order())).isTrue();
                          throw new IllegalStateException("the shop dies here");
                        }))
        .hasMessageContaining("dies here");
    pauseIsOver(sent);

    handing.round();

    assertThat(letters(sent)).isEqualTo("SH");
    assertThat(trackingNumber(sent.order())).isNotEqualTo(sent.parcel());
    assertThat(courier.consignments).contains(trackingNumber(sent.order()));
  }
}
