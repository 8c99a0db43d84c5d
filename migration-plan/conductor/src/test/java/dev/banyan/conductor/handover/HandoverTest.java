package dev.banyan.conductor.handover;

import static dev.banyan.conductor.handover.SimulatedConductor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a person would want to see of a handover; [HandoverPropertyTest] tries all the rest.
final class HandoverTest {
  private final HandoverRig rig = new HandoverRig();

  @Test
  void a_handover_takes_its_steps_in_order() {
    assertThat(rig.turn(5_000)).isEqualTo(new Outcome.Done(5_000));

    assertThat(rig.done)
        .containsSubsequence(
            "Holding",
            "proxies",
            "Fencing",
            "fence MONOLITH",
            "Draining",
            "writers MONOLITH",
            "drain",
            "HoldingReads",
            "proxies",
            "Giving",
            "give SERVICE",
            "Settling",
            "Ended");
    assertThat(List.of(rig.monolith.number(), rig.service.number())).containsOnly(5_000);
  }

  @Test
  void down_it_is_the_mirror_image() {
    rig.turn(5_000);
    rig.done.clear();

    assertThat(rig.turn(2_000)).isEqualTo(new Outcome.Done(2_000));

    assertThat(rig.done)
        .containsSubsequence("fence SERVICE", "writers SERVICE", "drain", "give MONOLITH");
  }

  @Test
  void what_is_not_ready_is_refused_with_all_reasons() {
    rig.against = List.of("the stream lags", "the diff is old");

    assertThat(rig.turn(5_000)).isEqualTo(new Outcome.Refused(rig.against));
    assertThat(rig.done).isEmpty();
  }

  @Test
  void who_turns_to_where_it_stands_moves_nothing() {
    assertThat(rig.turn(0)).isEqualTo(new Outcome.Done(0));
    assertThat(rig.done).isEmpty();
  }

  @Test
  void writers_that_do_not_end_send_it_back() {
    rig.writers = Set.of("3/17");

    assertThat(rig.turn(5_000))
        .isInstanceOfSatisfying(
            Outcome.GoneBack.class, back -> assertThat(back.reason()).contains("3/17"));
    assertThat(List.of(rig.monolith.number(), rig.service.number())).containsOnly(0);
    assertThat(rig.done).doesNotContain("give SERVICE");
  }

  @Test
  void what_has_not_arrived_sends_it_back() {
    rig.behind = Optional.of("beat 7 has not been applied");

    assertThat(rig.turn(5_000)).isEqualTo(new Outcome.GoneBack(0, "beat 7 has not been applied"));
  }

  @Test
  void a_proxy_that_says_nothing_sends_it_back_before_anything_is_taken() {
    rig.unacknowledged = Optional.of("proxy 'a' has not answered");

    assertThat(rig.turn(5_000)).isEqualTo(new Outcome.GoneBack(0, "proxy 'a' has not answered"));
    assertThat(rig.done).doesNotContain("fence MONOLITH");
  }

  @Test
  void a_give_whose_answer_is_lost_has_been_given() {
    rig.silent.add("give SERVICE");

    assertThat(rig.turn(5_000)).isEqualTo(new Outcome.Done(5_000));
    assertThat(rig.done).containsSubsequence("Giving", "give SERVICE", "TakingBack", "Restoring");
  }

  @Test
  void while_a_store_that_may_own_buckets_is_silent_they_stay_in_hand() {
    rig.silent.addAll(Set.of("give SERVICE", "accept SERVICE 2"));

    assertThat(rig.turn(5_000)).isInstanceOf(Outcome.Unfinished.class);
    assertThat(rig.turn(5_000))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reasons().getFirst()).contains("has not ended"));

    rig.silent.clear();
    assertThat(rig.recover()).isEqualTo(new Outcome.Done(5_000));
  }

  @Test
  void a_dry_run_tells_the_steps_and_changes_nothing() {
    DryRun.Told told = DryRun.of("catalog", rig.ports(), PATIENCE, 5_000);

    assertThat(told.outcome()).isEqualTo(new Outcome.Done(5_000));
    assertThat(told.verbs()).hasSize(7).first().asString().contains("buckets 0 to 4999");
    assertThat(rig.done).isEmpty();
    assertThat(List.of(rig.monolith.number(), rig.service.number())).containsOnly(0);
  }

  @Test
  void a_dry_run_tells_why_it_may_not_be_done() {
    rig.against = List.of("the stream lags");

    assertThat(DryRun.of("catalog", rig.ports(), PATIENCE, 5_000).outcome())
        .isEqualTo(new Outcome.Refused(rig.against));
  }
}
