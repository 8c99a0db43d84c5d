package dev.banyan.conductor.handover;

import static dev.banyan.conductor.handover.SimulatedConductor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What has not come back is given up, and no other rule with it.
final class ForcedReturnTest {
  private final HandoverRig rig = new HandoverRig();

  @BeforeEach
  void halfIsAtTheServiceAndItsStreamStandsStill() {
    rig.turn(5_000);
    rig.behind = Optional.of("37 changes have not come back");
    rig.done.clear();
  }

  @Test
  void without_force_it_goes_back() {
    assertThat(rig.turn(0)).isInstanceOf(Outcome.GoneBack.class);
    assertThat(numbers()).containsOnly(5_000);
  }

  @Test
  void forced_the_fence_still_comes_before_the_give_and_the_writers_are_awaited() {
    assertThat(force()).isEqualTo(new Outcome.Done(0));

    assertThat(rig.done)
        .containsSubsequence(
            "proxies", "fence SERVICE", "writers SERVICE", "proxies", "give MONOLITH", "Ended")
        .doesNotContain("drain");
    assertThat(numbers()).containsOnly(0);
  }

  @Test
  void a_store_that_does_not_answer_is_not_forced() {
    rig.silent.add("fence SERVICE");

    assertThat(force()).isNotInstanceOf(Outcome.Done.class);
    assertThat(rig.done).doesNotContain("give MONOLITH");
    assertThat(rig.monolith.number()).isEqualTo(5_000);
  }

  @Test
  void writers_that_do_not_end_and_proxies_that_do_not_hold_keep_it_from_happening() {
    rig.writers = Set.of("a long transaction");
    assertThat(force()).isInstanceOf(Outcome.GoneBack.class);

    rig.writers = Set.of();
    rig.unacknowledged = Optional.of("proxy-1");
    assertThat(force()).isInstanceOf(Outcome.GoneBack.class);
    assertThat(numbers()).containsOnly(5_000);
  }

  @Test
  void broken_off_it_is_ended_by_a_recovery_that_gives_nothing_up() {
    Move back = new Move("catalog", 5_000, 0);
    rig.monolith.takeEpoch(8);
    rig.service.accept(9);
    rig.service.fence(9, 5_000, 0);
    rig.written = new Step.HoldingReads(back, 9);

    assertThat(rig.recover()).isInstanceOf(Outcome.GoneBack.class);
    assertThat(rig.done).contains("drain");
    assertThat(numbers()).containsOnly(5_000);
  }

  private Outcome force() {
    return new ForcedReturn("catalog", rig.ports(), PATIENCE).run();
  }

  private List<Integer> numbers() {
    return List.of(rig.monolith.number(), rig.service.number());
  }
}
