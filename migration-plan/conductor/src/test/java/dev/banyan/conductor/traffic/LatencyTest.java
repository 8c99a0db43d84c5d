package dev.banyan.conductor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LatencyTest {
  private static final List<Long> BOUNDS = List.of(1_000L, 2_000L, 4_000L);

  @Test
  void a_percentile_lies_within_its_bucket() {
    Latency latency = new Latency(BOUNDS, List.of(90L, 10L, 0L));

    assertThat(latency.p99()).hasValue(1_900);
  }

  @Test
  void nothing_has_no_percentile() {
    assertThat(Latency.NONE.p99()).isEmpty();
    assertThat(new Latency(BOUNDS, List.of(0L, 0L, 0L)).p99()).isEmpty();
  }

  @Test
  void what_is_beyond_the_last_bound_is_at_least_that() {
    assertThat(new Latency(BOUNDS, List.of(0L, 0L, 0L, 50L)).p99()).hasValue(4_000);
  }

  @Test
  void a_window_is_a_difference() {
    Latency earlier = new Latency(BOUNDS, List.of(5L, 1L, 0L));
    Latency later = new Latency(BOUNDS, List.of(9L, 1L, 2L));

    assertThat(later.minus(earlier)).isEqualTo(new Latency(BOUNDS, List.of(4L, 0L, 2L)));
    assertThat(earlier.plus(later.minus(earlier))).isEqualTo(later);
  }

  @Test
  void only_what_surely_took_longer_counts_as_slower() {
    Latency latency = new Latency(BOUNDS, List.of(1L, 2L, 4L, 8L));

    assertThat(latency.slowerThan(1_500)).isEqualTo(12);
    assertThat(latency.slowerThan(2_000)).isEqualTo(12);
  }
}
