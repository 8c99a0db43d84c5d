package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.stages.Run.Condition;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Dial;
import dev.banyan.model.Problem;
import dev.banyan.model.Reading;
import dev.banyan.model.Share;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandsTest {
  private static Dial reads(int percent) {
    return Dial.reading(Share.ofPercent(percent));
  }

  @Test
  void a_hand_turns_the_dial_and_the_walk_pauses() {
    World world = World.walking().untilReads(10);

    world.hand(reads(25));
    world.seconds(200);

    assertThat(world.reads()).isEqualTo(Share.ofPercent(25));
    assertThat(world.catalog().byHand()).isTrue();
    assertThat(world.run().walking()).isTrue();
  }

  @Test
  void a_dial_given_back_goes_on_from_where_it_is() {
    World world = World.walking().untilReads(10);
    world.hand(reads(25));
    world.seconds(5);

    world.handOff();
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.turned()).containsExactly(1, 10, 25, 50, 100);
  }

  @Test
  void a_hand_may_turn_back_to_nothing() {
    World world = World.walking().untilReads(10);

    world.hand(reads(0));
    world.seconds(2);

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
  }

  @Test
  void reads_are_refused_before_the_rows_are_there_and_the_walk_goes_on() {
    World world = new World(1, 1, 100);

    world.hand(reads(25));
    world.seconds(3);

    assertThat(world.hands.problems())
        .singleElement()
        .asString()
        .contains("reads of 'catalog' cannot be 25 %", "OnMonolith");
    assertThat(world.catalog().byHand()).isFalse();
    assertThat(world.journal().filter(text -> text.contains("cannot be 25 %"))).hasSize(1);
  }

  @Test
  void what_was_refused_is_done_once_it_may_be() {
    World world = World.walking();
    world.hand(reads(25));

    world.untilReads(25);

    assertThat(world.hands.problems()).isEmpty();
  }

  @Test
  void writes_that_cannot_move_now_stay_and_it_is_told_why() {
    World world = World.walking().untilReads(10);
    world.writes.against = List.of("nobody hands over here");

    world.hand(new Dial(Share.ofPercent(25), Share.ofPercent(5)));
    world.seconds(1);

    assertThat(world.hands.problems())
        .singleElement()
        .asString()
        .contains("writes of 'catalog' cannot go to 5 % now: nobody hands over here");
    assertThat(world.reads()).isEqualTo(Share.ofPercent(25));
    assertThat(world.stage().writes()).isEqualTo(Share.NONE);
  }

  @Test
  void reads_rise_before_writes_and_fall_after_them() {
    World world = World.walking().untilReads(10);
    world.hand(new Dial(Share.ofPercent(50), Share.ofPercent(50)));
    world.seconds(1);
    assertThat(world.stage().dial()).isEqualTo(new Dial(Share.ofPercent(50), Share.ofPercent(50)));
    world.hand(reads(5));
    world.seconds(1);

    assertThat(world.stage().dial()).isEqualTo(reads(5));
    assertThat(world.writes.begunAt)
        .containsExactly(reads(50), new Dial(Share.ofPercent(50), Share.ofPercent(50)));
    assertThat(world.hands.problems()).isEmpty();
  }

  @Test
  void a_broken_file_changes_nothing() {
    World world = World.walking().untilReads(10);
    world.hand(reads(25));
    world.seconds(2);

    world.dials(
        new Reading.Broken<>(
            List.of(new Problem(Path.of("dials.yaml"), 3, 5, "reads must be 0–100 %", List.of()))));
    world.seconds(30);

    assertThat(world.reads()).isEqualTo(Share.ofPercent(25));
    assertThat(world.hands.problems()).containsExactly("dials.yaml:3:5: reads must be 0–100 %");
  }

  @Test
  void a_hand_stays_on_the_dial_over_a_restart() {
    World world = World.walking().untilReads(10);
    world.hand(reads(25));
    world.seconds(2);

    world.startConductor();
    world.seconds(100);

    assertThat(world.reads()).isEqualTo(Share.ofPercent(25));
  }

  @Test
  void each_turn_raises_the_revision() {
    World world = World.walking().untilReads(10);
    long before = world.stages.state().revision();

    world.hand(reads(25));
    world.seconds(5);

    assertThat(world.stages.state().revision()).isEqualTo(before + 1);
  }
}
