package dev.banyan.rehearsal.handovers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.clerks.Answered;
import dev.banyan.rehearsal.handovers.ToldHandover.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldHandoverTest {
  private static final Instant BEGIN = Instant.parse("2011-12-01T09:00:00Z");
  private final ToldHandover down =
      new ToldHandover(
          5_000,
          2_000,
          List.of(
              new Reached("Holding", BEGIN),
              new Reached("Fencing", BEGIN.plusMillis(10)),
              new Reached("Draining", BEGIN.plusMillis(15)),
              new Reached("Settling", BEGIN.plusMillis(95)),
              new Reached("Ended", BEGIN.plusMillis(100))),
          "Handover done: the monolith owns them.");

  @Test
  void a_write_of_a_moving_bucket_that_was_due_meanwhile_is_held_up() {
    assertThat(down.heldUp(write(2_000, 50))).isTrue();
    assertThat(down.heldUp(write(5_000, 50))).isFalse();
    assertThat(down.heldUp(write(4_999, -1))).isFalse();
    assertThat(down.heldUp(write(4_999, 95))).isFalse();
    assertThat(down.heldUp(new Answered("S", 3_000, false, BEGIN, Duration.ZERO, null))).isFalse();
  }

  @Test
  void a_step_lasts_until_the_next_one_is_written_down() {
    assertThat(down.length(HandoverStep.DRAIN)).contains(Duration.ofMillis(80));
    assertThat(down.length(HandoverStep.GIVE)).isEmpty();
    assertThat(down.length()).isEqualTo(Duration.ofMillis(95));
    assertThat(down.at(BEGIN.plusMillis(16))).isEqualTo("Draining");
    assertThat(down.at(BEGIN.minusMillis(1))).isEqualTo("none");
  }

  private static Answered write(int bucket, long afterMillis) {
    return new Answered(
        "S", bucket, true, BEGIN.plusMillis(afterMillis), Duration.ofMillis(60), null);
  }
}
