package dev.banyan.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Instant NOON = Instant.parse("2011-01-05T12:00:00Z");
  private final Deadline tenMinutes = new Deadline(NOON, Duration.ofMinutes(10));

  @Test
  void a_walk_that_takes_longer_than_its_plan_has_passed_it() {
    tenMinutes.look(at(9), false);
    assertThat(tenMinutes.passed()).isFalse();

    tenMinutes.look(at(10), false);
    assertThat(tenMinutes.passed()).isTrue();
  }

  @Test
  void the_time_in_which_a_person_is_asked_does_not_count() {
    tenMinutes.look(at(4), false);
    tenMinutes.look(at(60), true);
    tenMinutes.look(at(124), true);
    tenMinutes.look(at(129), false);
    assertThat(tenMinutes.passed()).isFalse();

    tenMinutes.look(at(130), false);
    assertThat(tenMinutes.passed()).isTrue();
  }

  private static Instant at(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }
}
