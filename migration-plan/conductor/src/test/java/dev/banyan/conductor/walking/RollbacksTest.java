package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.dials.Rollbacks;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Dials;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Reading;
import dev.banyan.model.Share;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RollbacksTest {
  private static final Share TEN = Share.ofPercent(10);

  @Test
  void everything_goes_back_whatever_the_evidence_says_and_stays_there() {
    World world = World.walking().untilReads(10);
    world.commands.turn("catalog", Share.ofPercent(50), TEN);
    world.writes.against = List.of("the stores differ");

    List<String> order = world.rollbacks.begin("catalog");
    world.seconds(100);

    assertThat(order).containsExactly("catalog");
    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.run().walking()).isTrue();
    assertThat(world.writes.begunAt).last().isEqualTo(new Dial(TEN, TEN));
  }

  @Test
  void what_has_not_come_back_is_waited_for_over_a_restart() {
    World world = World.walking().untilReads(10);
    world.commands.turn("catalog", Share.ofPercent(50), TEN);
    world.writes.againstTheWayBack = List.of("the backward stream lags");

    world.rollbacks.begin("catalog");
    assertThat(world.hands.against("catalog"))
        .singleElement()
        .asString()
        .contains("the backward stream lags");
    assertThat(world.stage().dial()).isEqualTo(new Dial(TEN, TEN));

    world.startConductor();
    world.writes.againstTheWayBack = List.of();
    world.seconds(1);
    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.hands.against("catalog")).isEmpty();
  }

  @Test
  void forced_it_does_not_wait_and_the_journal_tells_what_was_given_up() {
    World world = World.walking().untilReads(10);
    world.commands.turn("catalog", Share.ofPercent(50), TEN);
    world.writes.againstTheWayBack = List.of("the backward stream lags");

    world.rollbacks.force("catalog");

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.journal().filter(text -> text.startsWith("Forced back to the monolith")))
        .singleElement()
        .asString()
        .contains("at most 37 changes in Kafka", "./rehearse parked catalog");
  }

  @Test
  void what_can_come_back_is_not_forced() {
    World world = World.walking().untilReads(10);
    world.commands.turn("catalog", Share.ofPercent(50), TEN);

    world.rollbacks.force("catalog");

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.journal().filter(text -> text.contains("Forced"))).isEmpty();
  }

  @Test
  void what_cannot_be_forced_gives_nothing_up_and_is_waited_for() {
    World world = World.walking().untilReads(10);
    world.commands.turn("catalog", Share.ofPercent(50), TEN);
    world.writes.againstTheWayBack = List.of("the backward stream lags");
    world.writes.ending = new Outcome.GoneBack(1_000, "the store does not answer");

    world.rollbacks.force("catalog");

    assertThat(world.stage().dial()).isEqualTo(new Dial(TEN, TEN));
    assertThat(world.journal()).anyMatch(text -> text.contains("nothing was given up: the store"));
  }

  @Test
  void a_file_that_says_otherwise_is_overruled() {
    World world = World.walking().untilReads(10);
    world.hand(Dial.reading(Share.ofPercent(25)));
    world.seconds(1);

    world.rollbacks.begin("catalog");
    world.seconds(5);

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.catalog().hand())
        .isEqualTo(new Hand.RollingBack(Dial.reading(Share.ofPercent(25))));
  }

  @Test
  void a_dry_run_says_what_would_be_waited_for() {
    World world = World.walking().untilReads(10);
    world.commands.turn("catalog", Share.ofPercent(50), TEN);
    world.writes.againstTheWayBack = List.of("the backward stream lags");

    assertThat(world.rollbacks.foresee("catalog"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.reasons()).containsExactly("the backward stream lags");
              assertThat(told.steps())
                  .containsExactly(
                      "Reads 50 % → 10 %: the monolith answers what it owns.",
                      "Writes 10 % → 0 %, once the rows have come back.",
                      "Reads 10 % → 0 %: the monolith answers everything.");
            });
    assertThat(world.stage().dial()).isEqualTo(new Dial(Share.ofPercent(50), TEN));
  }

  @Test
  void those_that_require_it_go_back_first_and_are_announced() {
    RememberingStore store = new RememberingStore();
    Stages stages =
        new Stages(
            store,
            Set.of("catalog", "inventory", "ordering", "shipping"),
            new MovableClock(),
            new SimpleMeterRegistry());
    for (String ahead : List.of("catalog", "inventory", "ordering")) {
      stages.change(state -> state.with(ahead, Standing.AT_START.at(new Stage.ShiftingReads(TEN))));
    }
    ObedientWrites writes = new ObedientWrites(() -> stages);
    Hands hands = new Hands(() -> new Reading.Valid<>(Dials.UNTOUCHED), stages, writes);
    Rollbacks rollbacks = new Rollbacks(plan(), hands, stages, writes, capability -> 0L);

    assertThat(rollbacks.foresee("catalog"))
        .extracting(Rollbacks.Foreseen::capability)
        .containsExactly("ordering", "inventory", "catalog");
    assertThat(rollbacks.begin("catalog")).containsExactly("ordering", "inventory", "catalog");
    assertThat(store.journal)
        .extracting(entry -> entry.text())
        .anyMatch(
            text ->
                text.startsWith(
                    "Rolled back by command of 'catalog', which it requires: 'ordering'"));
    assertThat(stages.state().dials().values()).containsOnly(Dial.AT_MONOLITH);
    assertThat(rollbacks.underWay("catalog")).containsExactly("ordering", "inventory", "catalog");
  }

  private static Plan plan() {
    return new Plan(
        "gift-shop",
        List.of(
            move("catalog"),
            move("inventory", "catalog"),
            move("shipping", "catalog"),
            move("ordering", "inventory", "catalog")),
        Map.of("quick", World.PACE),
        Map.of());
  }

  private static PlannedMove move(String capability, String... requires) {
    return new PlannedMove(capability, List.of(requires), List.of(Share.ALL), 1);
  }
}
