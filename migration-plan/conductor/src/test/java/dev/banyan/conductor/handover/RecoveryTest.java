package dev.banyan.conductor.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Share;
import org.junit.jupiter.api.Test;

/// How what broke off is ended.
final class RecoveryTest {
  private final HandoverRig rig = new HandoverRig();

  @Test
  void a_store_that_was_given_nothing_is_not_asked() {
    rig.written = new Step.Draining(new Move("catalog", 0, 5_000), 1);
    rig.monolith.takeEpoch(0);
    rig.service.accept(1);
    rig.monolith.fence(1, 0, 5_000);
    rig.silent.add("accept SERVICE 2");

    rig.recover();

    assertThat(rig.monolith.number()).isZero();
  }

  @Test
  void what_broke_off_well_is_gone_on_with() {
    rig.written = new Step.Giving(new Move("catalog", 0, 5_000), 1);
    rig.monolith.takeEpoch(0);
    rig.service.accept(1);
    rig.monolith.fence(1, 0, 5_000);

    assertThat(rig.recover()).isEqualTo(new Outcome.Done(5_000));
    assertThat(rig.done).containsSubsequence("writers MONOLITH", "drain", "Giving", "give SERVICE");
  }

  @Test
  void numbers_that_differ_though_nothing_is_written_down_go_back() {
    rig.monolith.takeEpoch(0);
    rig.monolith.fence(1, 0, 5_000);

    assertThat(rig.recover()).isInstanceOf(Outcome.GoneBack.class);
    assertThat(rig.monolith.number()).isZero();
  }

  @Test
  void where_both_claim_buckets_neither_may_write_them_and_a_person_decides() {
    rig.service.accept(1);
    rig.service.give(1, 5_000);

    assertThat(rig.recover()).isInstanceOf(Outcome.Unfinished.class);
    assertThat(rig.recover()).isInstanceOf(Outcome.Unfinished.class);
    assertThat(rig.monolith.owns(4_999) || rig.service.owns(0)).isFalse();
  }

  @Test
  void numbers_that_differ_though_nothing_is_written_down_are_put_right_before_the_next_turn() {
    rig.monolith.takeEpoch(0);
    rig.monolith.fence(1, 0, 5_000);

    assertThat(rig.handovers().turn("catalog", Share.ofPercent(20)))
        .isEqualTo(new Outcome.Done(2_000));
  }

  @Test
  void where_a_person_has_to_decide_nothing_is_turned() {
    rig.service.accept(1);
    rig.service.give(1, 5_000);

    assertThat(rig.handovers().turn("catalog", Share.ofPercent(20)))
        .isInstanceOf(Outcome.Unfinished.class);
  }
}
