package dev.banyan.rehearsal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.journal.ToldHandover.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldHandoverTest {
  private static final Instant BEGIN = Instant.parse("2011-12-01T09:00:00Z");
  private final ToldHandover down =
      new ToldHandover(
          "catalog",
          5_000,
          2_000,
          2_000,
          List.of(
              new Reached("Holding", BEGIN),
              new Reached("Fencing", BEGIN.plusMillis(10)),
              new Reached("Draining", BEGIN.plusMillis(15)),
              new Reached("Settling", BEGIN.plusMillis(95)),
              new Reached("Ended", BEGIN.plusMillis(100))),
          "Handover done: the monolith owns them.");

  @Test
  void a_write_of_a_moving_bucket_that_was_due_meanwhile_had_to_wait() {
    assertThat(down.holds(2_000, BEGIN.plusMillis(50))).isTrue();
    assertThat(down.holds(5_000, BEGIN.plusMillis(50))).isFalse();
    assertThat(down.holds(4_999, BEGIN.minusMillis(1))).isFalse();
    assertThat(down.holds(4_999, BEGIN.plusMillis(95))).isFalse();
  }

  @Test
  void a_step_lasts_until_the_next_one_is_written_down() {
    assertThat(down.length(HandoverStep.DRAIN)).contains(Duration.ofMillis(80));
    assertThat(down.length(HandoverStep.GIVE)).isEmpty();
    assertThat(down.length()).isEqualTo(Duration.ofMillis(95));
    assertThat(down.at(BEGIN.plusMillis(16))).isEqualTo("Draining");
    assertThat(down.at(BEGIN.minusMillis(1))).isEqualTo("none");
  }
}
