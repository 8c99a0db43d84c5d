package dev.banyan.conductor.walking;

import static dev.banyan.conductor.walking.WalkingWritesTest.untilWrites;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.stages.Run.Condition;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Share;
import org.junit.jupiter.api.Test;

final class ConfirmingTest {
  private static final Share TENTH = Share.ofPercent(10);

  @Test
  void the_walk_waits_for_a_person_however_long_it_takes() {
    World world = World.walkingWrites(TENTH).untilReads(100).seconds(500);

    assertThat(world.run().walking()).isTrue();
    assertThat(world.stage()).isEqualTo(new Stage.ShiftingReads(Share.ALL));
    assertThat(world.watching.seen("catalog").verdict())
        .hasToString("Wait[reason=a person must say yes before writes go to 10 %]");
    assertThat(world.journal().filter(text -> text.contains("a person must say yes"))).hasSize(1);
  }

  @Test
  void a_yes_lets_it_go_on() {
    World world = World.walkingWrites(TENTH).untilReads(100).seconds(30);

    assertThat(world.confirming.confirm("catalog"))
        .isEqualTo(new Confirming.Answer.Confirmed(TENTH));

    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.journal()).contains("A person said yes: writes may go to 10 %.");
  }

  @Test
  void a_yes_is_for_one_share() {
    World world = World.walkingWrites(TENTH, Share.ALL).untilReads(100).seconds(30);
    world.confirming.confirm("catalog");
    untilWrites(world, 50).seconds(100);

    assertThat(world.stage().writes()).isEqualTo(Share.ofPercent(50));
    world.confirming.confirm("catalog");
    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
  }

  @Test
  void a_yes_survives_a_conductor_that_is_killed() {
    World world = World.walkingWrites(TENTH).untilReads(100).seconds(30);
    world.confirming.confirm("catalog");

    world.startConductor();

    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
  }

  @Test
  void a_yes_before_anybody_asked_counts_for_nothing() {
    World world = World.walkingWrites(TENTH).untilReads(100);

    assertThat(world.confirming.confirm("catalog")).isInstanceOf(Confirming.Answer.NotAsked.class);
    assertThat(world.confirming.confirm("catalogue")).isInstanceOf(Confirming.Answer.Unknown.class);
  }

  @Test
  void the_next_attempt_asks_again() {
    World world = World.walkingWrites(TENTH).untilReads(100).seconds(30);
    world.confirming.confirm("catalog");
    untilWrites(world, 10);
    world.serviceFailsWrites = 1;
    world.untilReads(0);
    world.serviceFailsWrites = 0;

    world.untilReads(100).seconds(100);

    assertThat(world.stage()).isEqualTo(new Stage.ShiftingReads(Share.ALL));
  }
}
