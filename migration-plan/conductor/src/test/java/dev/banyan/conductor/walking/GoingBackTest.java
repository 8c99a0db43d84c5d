package dev.banyan.conductor.walking;

import static dev.banyan.conductor.walking.WalkingWritesTest.untilWrites;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.stages.Run.Condition;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Dial;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// After the gates said so at a share of the writes.
final class GoingBackTest {
  static Stream<Named<Consumer<World>>> faults() {
    return Stream.of(
        Named.of("writes fail", world -> world.serviceFailsWrites = 1),
        Named.of("reads fail", world -> world.serviceFails = 0.5),
        Named.of("falsified answers", world -> world.wrongAnswersPerSecond = 1),
        Named.of("late rows", world -> world.streams.connectorRuns = false));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_clear_breach_takes_writes_back_and_then_reads(Consumer<World> fault) {
    World world = untilWrites(World.walkingWrites(), 50);

    fault.accept(world);
    world.seconds(8);

    assertThat(world.writes.turned).containsExactly("catalog 10 %", "catalog 50 %", "catalog 0 %");
    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.catalog().attempt()).isEqualTo(2);
    assertThat(world.catalog().goingBack()).isNull();
    assertThat(world.turned()).containsExactly(1, 100, 0);
  }

  @Test
  void writes_that_fail_are_seen_though_there_are_many_good_reads() {
    World world = untilWrites(World.walkingWrites(), 50);

    world.serviceFailsWrites = 0.2;
    world.untilReads(0);

    assertThat(world.journal())
        .anyMatch(
            text ->
                text.contains("bad. success-rate of writes is 80 %, must be at least 99.5 %")
                    && text.contains("first the writes, by a handover that loses none"));
  }

  @Test
  void what_was_mended_walks_all_the_way_again() {
    World world = untilWrites(World.walkingWrites(), 50);
    world.serviceFailsWrites = 1;
    world.untilReads(0);

    world.serviceFailsWrites = 0;
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.stage()).isEqualTo(new Stage.OnService());
  }

  @Test
  void attempts_end_with_everything_at_the_monolith() {
    World world = World.walkingWrites();
    world.serviceFailsWrites = 1;

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.ROLLED_BACK);
    assertThat(world.run().reason()).contains("success-rate of writes is 0 %");
    assertThat(world.stage()).isEqualTo(new Stage.InSync());
  }

  @Test
  void it_goes_back_from_all_of_the_writes_too() {
    World world = untilWrites(World.walkingWrites(), 100);

    world.serviceFailsWrites = 1;
    world.untilReads(0);

    assertThat(world.writes.turned).endsWith("catalog 100 %", "catalog 0 %");
  }

  @Test
  void a_handover_that_cannot_go_back_is_tried_as_long_as_it_takes_and_reads_stay() {
    World world = untilWrites(World.walkingWrites(), 50);
    world.serviceFailsWrites = 1;
    world.writes.hindered("gone back: the drain took too long");
    world.seconds(300);
    assertThat(world.run().walking()).isTrue();
    assertThat(world.stage().dial()).isEqualTo(new Dial(Share.ALL, Share.ofPercent(50)));
    assertThat(world.journal().filter(text -> text.startsWith("Writes cannot go back"))).hasSize(1);

    world.writes.unhindered();
    world.seconds(3);

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10})
  void a_conductor_that_is_killed_on_the_way_back_goes_on_with_it(int seconds) {
    World world = untilWrites(World.walkingWrites(), 50);
    world.serviceFailsWrites = 1;
    world.writes.hindered("another handover is under way");
    world.until(() -> world.catalog().goingBack() != null).seconds(seconds);
    world.serviceFailsWrites = 0;

    world.startConductor();
    world.writes.unhindered();
    world.untilReads(0);

    assertThat(world.catalog().attempt()).isEqualTo(2);
    assertThat(world.writes.turned).endsWith("catalog 0 %");
  }

  @Test
  void a_conductor_that_is_killed_between_writes_and_reads_takes_the_reads_back() {
    World world = untilWrites(World.walkingWrites(), 50);
    world.serviceFailsWrites = 1;
    world.until(() -> world.writes.turned.contains("catalog 0 %"));

    world.startConductor();
    world.seconds(3);

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.catalog().attempt()).isEqualTo(2);
  }

  @Test
  void a_hand_on_the_dial_ends_it() {
    World world = untilWrites(World.walkingWrites(), 50);
    world.serviceFailsWrites = 1;
    world.writes.hindered("another handover is under way");
    world.until(() -> world.catalog().goingBack() != null);
    world.serviceFailsWrites = 0;

    world.hand(new Dial(Share.ALL, Share.ofPercent(50)));
    world.seconds(2);
    world.writes.unhindered();
    world.handOff();
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.writes.turned)
        .containsExactly("catalog 10 %", "catalog 50 %", "catalog 100 %");
  }

  @Test
  void a_released_dial_whose_entry_leaves_the_file_goes_on_going_back() {
    World world = untilWrites(World.walkingWrites(), 50);
    world.hand(new Dial(Share.ALL, Share.ofPercent(50)));
    world.seconds(1);
    world.commands.release("catalog");
    world.serviceFailsWrites = 1;
    world.writes.hindered("another handover is under way");
    world.until(() -> world.catalog().goingBack() != null);

    world.handOff();
    world.seconds(1);

    assertThat(world.catalog().goingBack()).isNotNull();
  }

  @Test
  void what_requires_it_stays_where_it_is_as_long_as_nothing_could_follow() {
    World world = requiredByOrdering();
    untilWrites(world, 100);
    world.writes.againstTheWayBack = List.of("the backward stream lags");

    world.serviceFailsWrites = 1;
    world.until(() -> world.catalog().goingBack() != null);
    world.seconds(3);

    assertThat(world.writes.turned).containsExactly("catalog 100 %");
  }

  @Test
  void what_requires_it_goes_back_first() {
    World world = requiredByOrdering();
    untilWrites(world, 100);

    world.serviceFailsWrites = 1;
    world.untilEnded();

    assertThat(world.writes.turned).containsExactly("catalog 100 %", "ordering 0 %", "catalog 0 %");
  }

  private static World requiredByOrdering() {
    World world =
        new World(
            new PlannedMove(
                "catalog", List.of(), World.shares(50, 100), World.shares(100), List.of(), 1),
            new PlannedMove(
                "ordering", List.of("catalog"), World.shares(100), World.shares(50), List.of(), 1));
    world.stages.change(
        state ->
            state.with(
                "ordering",
                state.of("ordering").at(new Stage.ShiftingWrites(Share.ALL, Share.ofPercent(50)))));
    world.runs.start("quick", List.of("catalog"));
    return world;
  }
}
