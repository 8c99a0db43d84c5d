package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final PulseSeen tenth = new PulseSeen(10, NOON, NOON.plusMillis(40));

  @Test
  void with_every_beat_arrived_the_lag_is_the_last_journey() {
    assertThat(Lag.between(made(10, 0, 900), tenth)).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void a_beat_that_just_left_does_not_make_the_lag_smaller() {
    assertThat(Lag.between(made(11, 1000, 1005), tenth)).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void a_beat_that_does_not_arrive_makes_the_lag_grow() {
    assertThat(Lag.between(made(11, 1000, 1700), tenth)).isEqualTo(Duration.ofMillis(700));
    assertThat(Lag.between(made(14, 4000, 4100), tenth)).isEqualTo(Duration.ofMillis(4100));
  }

  private static StreamSource.Pulse made(long beat, long atMillis, long nowMillis) {
    return new StreamSource.Pulse(
        new Beat(beat, NOON.plusMillis(atMillis)), NOON.plusMillis(nowMillis));
  }
}
