package dev.banyan.rehearsal.shoppers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  @Test
  void the_same_seed_brings_the_same_arrivals() {
    assertThat(first(1_000, 7)).isEqualTo(first(1_000, 7));
  }

  @Test
  void another_seed_brings_others() {
    assertThat(first(1_000, 7)).isNotEqualTo(first(1_000, 8));
  }

  @Test
  void once_the_shop_is_full_they_come_at_the_rate_that_was_asked_for() {
    List<Duration> arrivals = first(20_000, 11);

    Duration tenThousand = arrivals.get(19_999).minus(arrivals.get(9_999));

    assertThat(10_000.0 / (tenThousand.toMillis() / 1000.0)).isCloseTo(100, within(3.0));
  }

  @Test
  void they_begin_slowly() {
    List<Duration> arrivals = first(20_000, 11);

    assertThat(arrivals.stream().filter(at -> at.toSeconds() < 1).count()).isBetween(10L, 40L);
  }

  private static List<Duration> first(int count, long seed) {
    Arrivals arrivals = new Arrivals(new SplittableRandom(seed), 100);
    return Stream.generate(arrivals::next).limit(count).toList();
  }
}
