package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.stages.Run.Condition;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WalkingWritesTest {
  @Test
  void writes_follow_the_reads_share_by_share_until_the_service_owns_all() {
    World world = World.walkingWrites().untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.writes.turned)
        .containsExactly("catalog 10 %", "catalog 50 %", "catalog 100 %");
    assertThat(world.stage()).isEqualTo(new Stage.OnService());
    assertThat(world.catalog().done()).isTrue();
    assertThat(world.journal())
        .anyMatch(text -> text.contains("On to 10 % of the writes."))
        .anyMatch(
            text ->
                text.startsWith("At 100 % of the reads and 50 % of the writes, after 1")
                    && text.endsWith("On to 100 % of the writes."))
        .anyMatch(text -> text.contains("all of it can still be undone"));
  }

  @Test
  void each_share_of_the_writes_is_looked_at_for_a_whole_window() {
    World world = untilWrites(World.walkingWrites(), 10).seconds(10);

    assertThat(world.stage().writes()).isEqualTo(Share.ofPercent(10));
  }

  @Test
  void without_writes_it_waits_and_then_asks_a_person() {
    World world = World.walkingWrites();
    world.writesPerSecond = 1;

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.STOPPED);
    assertThat(world.run().reason())
        .startsWith("at 100 % of the reads and 10 % of the writes of 'catalog', patience ended")
        .contains("not enough evidence: success-rate of writes");
    assertThat(world.stage().writes()).isEqualTo(Share.ofPercent(10));
  }

  @Test
  void a_handover_that_goes_back_is_tried_again() {
    World world = World.walkingWrites();
    world.writes.hindered("gone back: the drain took too long");
    world.until(() -> world.writes.tries == 5);
    world.writes.unhindered();

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.journal().filter(text -> text.startsWith("Writes cannot go to 10 % now")))
        .hasSize(1);
    assertThat(world.journal().filter(text -> text.endsWith("On to 10 % of the writes.")))
        .hasSize(1);
  }

  @Test
  void writes_that_never_move_stop_the_walk_with_the_reason_and_stay_where_they_are() {
    World world = World.walkingWrites();
    world.writes.hindered("the backward stream of 'catalog' is not known to flow");

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.STOPPED);
    assertThat(world.run().reason())
        .isEqualTo(
            "writes of 'catalog' did not go to 10 % within 60 s: the backward stream of 'catalog' is not known to flow");
    assertThat(world.stage()).isEqualTo(new Stage.ShiftingReads(Share.ALL));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 30, 40, 45, 50, 60, 70, 80})
  void a_conductor_that_is_killed_goes_on_where_it_was(int seconds) {
    World world = World.walkingWrites().seconds(seconds);

    world.startConductor();
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.writes.turned)
        .containsExactly("catalog 10 %", "catalog 50 %", "catalog 100 %");
  }

  @Test
  void a_handover_that_broke_off_is_waited_for_and_nothing_is_judged_meanwhile() {
    World world = untilWrites(World.walkingWrites(), 10);
    handover(world, new Step.Draining(new Move("catalog", 1_000, 5_000), 7));
    world.serviceFailsWrites = 1;
    world.seconds(30);
    assertThat(world.stage().writes()).isEqualTo(Share.ofPercent(10));

    world.serviceFailsWrites = 0;
    handover(world, null);

    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
  }

  @Test
  void a_handover_that_does_not_end_asks_a_person() {
    World world = untilWrites(World.walkingWrites(), 10);
    handover(world, new Step.Draining(new Move("catalog", 1_000, 5_000), 7));

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.STOPPED);
    assertThat(world.run().reason()).contains("a handover has not ended: buckets 1000 to 4999");
  }

  @Test
  void what_was_moved_by_hand_and_given_back_goes_on_from_there() {
    World world = World.walkingWrites().untilReads(100);
    world.hand(new Dial(Share.ALL, Share.ofPercent(25)));
    world.seconds(5);

    world.handOff();
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.writes.turned)
        .containsExactly("catalog 25 %", "catalog 50 %", "catalog 100 %");
  }

  @Test
  void a_plan_that_says_nothing_of_writes_leaves_those_a_hand_has_moved() {
    World world = World.walking().untilReads(10);
    world.hand(new Dial(Share.ofPercent(10), Share.ofPercent(5)));
    world.seconds(5);

    world.handOff();
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.STOPPED);
    assertThat(world.run().reason()).contains("the plan says nothing of writes");
  }

  @Test
  void a_walk_that_has_ended_can_be_started_again_and_looks_anew() {
    World world = World.walkingWrites().untilEnded();

    world.runs.start("quick", null);
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.writes.turned).hasSize(3);
  }

  static World untilWrites(World world, int percent) {
    return world.until(() -> world.stage().writes().equals(Share.ofPercent(percent)));
  }

  private static void handover(World world, Step step) {
    Standing standing = world.catalog();
    world.stages.move("catalog", standing, standing.handingOver(step));
  }
}
