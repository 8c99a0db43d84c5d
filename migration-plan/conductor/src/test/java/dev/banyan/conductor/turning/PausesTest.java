package dev.banyan.conductor.turning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.handover.Outcome;
import dev.banyan.model.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PausesTest {
  private static final Share HALF = Share.ofPercent(50);
  private static final Outcome BACK = new Outcome.GoneBack(0, "the stream lags");

  private Instant now = Instant.EPOCH;
  private final Pauses pauses = new Pauses(clock());

  @Test
  void a_wish_that_went_back_rests_longer_each_time() {
    pauses.wentBack("catalog", HALF, BACK);
    assertThat(pauses.resting("catalog", HALF)).contains(BACK);
    pass(5);
    assertThat(pauses.resting("catalog", HALF)).isEmpty();

    pauses.wentBack("catalog", HALF, BACK);
    pass(9);
    assertThat(pauses.resting("catalog", HALF)).isPresent();
    pass(1);
    assertThat(pauses.resting("catalog", HALF)).isEmpty();
  }

  @Test
  void it_is_tried_again_within_a_minute_however_often_it_went_back() {
    for (int i = 0; i < 20; i++) {
      pauses.wentBack("catalog", HALF, BACK);
    }
    pass(60);

    assertThat(pauses.resting("catalog", HALF)).isEmpty();
  }

  @Test
  void another_wish_and_another_capability_do_not_rest() {
    pauses.wentBack("catalog", HALF, BACK);

    assertThat(pauses.resting("catalog", Share.NONE)).isEmpty();
    assertThat(pauses.resting("ordering", HALF)).isEmpty();
  }

  @Test
  void once_it_is_done_it_begins_with_the_first_pause() {
    pauses.wentBack("catalog", HALF, BACK);
    pauses.wentBack("catalog", HALF, BACK);
    pauses.over("catalog");
    pauses.wentBack("catalog", HALF, BACK);
    pass(5);

    assertThat(pauses.resting("catalog", HALF)).isEmpty();
  }

  private void pass(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }
}
