package dev.banyan.conductor.handover;

import static dev.banyan.conductor.handover.SimulatedConductor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a person would want to see of a handover; [HandoverPropertyTest] tries all the rest.
final class HandoverTest {
  private final SimulatedDatabase monolith = new SimulatedDatabase(Side.MONOLITH, Fault.NONE);
  private final SimulatedDatabase service = new SimulatedDatabase(Side.SERVICE, Fault.NONE);
  private final List<String> done = new ArrayList<>();
  private final Set<String> silent = new HashSet<>();
  private Step written;
  private List<String> against = List.of();
  private Set<String> writers = Set.of();
  private Optional<String> behind = Optional.empty();
  private Optional<String> unacknowledged = Optional.empty();

  @Test
  void a_handover_takes_its_steps_in_order() {
    assertThat(turn(5_000)).isEqualTo(new Outcome.Done(5_000));

    assertThat(done)
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
    assertThat(List.of(monolith.number(), service.number())).containsOnly(5_000);
  }

  @Test
  void down_it_is_the_mirror_image() {
    turn(5_000);
    done.clear();

    assertThat(turn(2_000)).isEqualTo(new Outcome.Done(2_000));

    assertThat(done)
        .containsSubsequence("fence SERVICE", "writers SERVICE", "drain", "give MONOLITH");
  }

  @Test
  void what_is_not_ready_is_refused_with_all_reasons() {
    against = List.of("the stream lags", "the diff is old");

    assertThat(turn(5_000)).isEqualTo(new Outcome.Refused(against));
    assertThat(done).isEmpty();
  }

  @Test
  void who_turns_to_where_it_stands_moves_nothing() {
    assertThat(turn(0)).isEqualTo(new Outcome.Done(0));
    assertThat(done).isEmpty();
  }

  @Test
  void writers_that_do_not_end_send_it_back() {
    writers = Set.of("3/17");

    assertThat(turn(5_000))
        .isInstanceOfSatisfying(
            Outcome.GoneBack.class, back -> assertThat(back.reason()).contains("3/17"));
    assertThat(List.of(monolith.number(), service.number())).containsOnly(0);
    assertThat(done).doesNotContain("give SERVICE");
  }

  @Test
  void what_has_not_arrived_sends_it_back() {
    behind = Optional.of("beat 7 has not been applied");

    assertThat(turn(5_000)).isEqualTo(new Outcome.GoneBack(0, "beat 7 has not been applied"));
  }

  @Test
  void a_proxy_that_says_nothing_sends_it_back_before_anything_is_taken() {
    unacknowledged = Optional.of("proxy 'a' has not answered");

    assertThat(turn(5_000)).isEqualTo(new Outcome.GoneBack(0, "proxy 'a' has not answered"));
    assertThat(done).doesNotContain("fence MONOLITH");
  }

  @Test
  void a_give_whose_answer_is_lost_has_been_given() {
    silent.add("give SERVICE");

    assertThat(turn(5_000)).isEqualTo(new Outcome.Done(5_000));
    assertThat(done).containsSubsequence("Giving", "give SERVICE", "TakingBack", "Restoring");
  }

  @Test
  void while_a_store_that_may_own_buckets_is_silent_they_stay_in_hand() {
    silent.addAll(Set.of("give SERVICE", "accept SERVICE 2"));

    assertThat(turn(5_000)).isInstanceOf(Outcome.Unfinished.class);
    assertThat(turn(5_000))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reasons().getFirst()).contains("has not ended"));

    silent.clear();
    assertThat(recover()).isEqualTo(new Outcome.Done(5_000));
  }

  @Test
  void a_store_that_was_given_nothing_is_not_asked() {
    written = new Step.Draining(new Move("catalog", 0, 5_000), 1);
    monolith.takeEpoch(0);
    service.accept(1);
    monolith.fence(1, 0, 5_000);
    silent.add("accept SERVICE 2");

    recover();

    assertThat(monolith.number()).isZero();
  }

  @Test
  void what_broke_off_well_is_gone_on_with() {
    written = new Step.Giving(new Move("catalog", 0, 5_000), 1);
    monolith.takeEpoch(0);
    service.accept(1);
    monolith.fence(1, 0, 5_000);

    assertThat(recover()).isEqualTo(new Outcome.Done(5_000));
    assertThat(done).containsSubsequence("writers MONOLITH", "drain", "Giving", "give SERVICE");
  }

  @Test
  void numbers_that_differ_though_nothing_is_written_down_go_back() {
    monolith.takeEpoch(0);
    monolith.fence(1, 0, 5_000);

    assertThat(recover()).isInstanceOf(Outcome.GoneBack.class);
    assertThat(monolith.number()).isZero();
  }

  @Test
  void where_both_claim_buckets_neither_may_write_them_and_a_person_decides() {
    service.accept(1);
    service.give(1, 5_000);

    assertThat(recover()).isInstanceOf(Outcome.Unfinished.class);
    assertThat(recover()).isInstanceOf(Outcome.Unfinished.class);
    assertThat(monolith.owns(4_999) || service.owns(0)).isFalse();
  }

  @Test
  void a_dry_run_tells_the_steps_and_changes_nothing() {
    DryRun.Told told = DryRun.of("catalog", ports(), PATIENCE, 5_000);

    assertThat(told.outcome()).isEqualTo(new Outcome.Done(5_000));
    assertThat(told.verbs()).hasSize(7).first().asString().contains("buckets 0 to 4999");
    assertThat(done).isEmpty();
    assertThat(List.of(monolith.number(), service.number())).containsOnly(0);
  }

  @Test
  void a_dry_run_tells_why_it_may_not_be_done() {
    against = List.of("the stream lags");

    assertThat(DryRun.of("catalog", ports(), PATIENCE, 5_000).outcome())
        .isEqualTo(new Outcome.Refused(against));
  }

  private Outcome turn(int to) {
    return new Handover("catalog", ports(), PATIENCE).turn(to);
  }

  private Outcome recover() {
    return new Recovery("catalog", ports(), PATIENCE).recover();
  }

  private Ports ports() {
    return new Ports(
        new Both(),
        (move, atMost) -> {
          done.add("drain");
          return behind;
        },
        (revision, atMost) -> {
          done.add("proxies");
          return unacknowledged;
        },
        move -> against,
        new Written());
  }

  private final class Both implements Ownerships {
    private SimulatedDatabase of(Side side) {
      return side == Side.MONOLITH ? monolith : service;
    }

    private <T> T answer(String call, T answer) {
      done.add(call);
      if (silent.contains(call)) {
        throw new Unanswered("no answer to: " + call);
      }
      return answer;
    }

    @Override
    public OwnershipRow read(Side side) {
      return of(side).row();
    }

    @Override
    public List<String> interleave() {
      return List.of();
    }

    @Override
    public OwnershipChange takeEpoch(long above) {
      return monolith.takeEpoch(above);
    }

    @Override
    public OwnershipChange accept(Side side, long epoch) {
      return answer("accept " + side + " " + epoch, of(side).accept(epoch));
    }

    @Override
    public OwnershipChange fence(Side side, long epoch, int from, int to) {
      return answer("fence " + side, of(side).fence(epoch, from, to));
    }

    @Override
    public Set<String> awaitWriters(Side side, Duration atMost) {
      return answer("writers " + side, writers);
    }

    @Override
    public OwnershipChange give(Side side, long epoch, int to) {
      return answer("give " + side, of(side).give(epoch, to));
    }

    @Override
    public OwnershipChange settle(Side side, long epoch) {
      return of(side).settle(epoch);
    }
  }

  private final class Written implements HandoverJournal {
    @Override
    public long write(Step step) {
      done.add(step.spelling());
      written = step instanceof Step.Ended ? null : step;
      return done.size();
    }

    @Override
    public List<Step> unfinished() {
      return written == null ? List.of() : List.of(written);
    }

    @Override
    public Optional<Step> takeOver(String capability) {
      return Optional.ofNullable(written);
    }
  }
}
