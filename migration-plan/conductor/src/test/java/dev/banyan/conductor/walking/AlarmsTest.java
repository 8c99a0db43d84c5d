package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.streams.Direction;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/// What goes wrong with the streams is told once, and once more when it is over.
final class AlarmsTest {
  @Test
  void a_lost_slot_stops_its_connector_until_the_rows_are_copied_again() {
    World world = World.walking().untilReads(10);
    world.streams.slotIsLost = true;
    world.seconds(5);

    assertThat(world.streams.halted).containsExactly("banyan-forward");
    assertThat(told(world, "Slot 'banyan_forward' is lost")).isEqualTo(1);
    assertThat(world.problems()).anyMatch(problem -> problem.contains("copy-again"));

    world.copyAgain(EnumSet.allOf(Direction.class));
    world.seconds(5);

    assertThat(world.streams.halted).isEmpty();
    assertThat(told(world, "It is over: Slot 'banyan_forward' is lost")).isEqualTo(1);
    assertThat(world.problems()).isEmpty();
  }

  @Test
  void a_slot_that_was_there_and_is_gone_is_as_bad_as_lost() {
    World world = World.walking().untilReads(10);
    world.streams.slotIsGone = true;
    world.seconds(5);

    assertThat(world.streams.halted).containsExactly("banyan-forward");
    assertThat(told(world, "Slot 'banyan_forward' is gone")).isEqualTo(1);
  }

  @Test
  void a_slot_that_keeps_much_log_is_told_before_it_is_lost() {
    World world = World.walking().untilReads(10);
    world.streams.retained = 2L << 30;
    world.seconds(5);

    assertThat(told(world, "keeps more than 1024 MB of the log")).isEqualTo(1);
    assertThat(world.streams.halted).isEmpty();
  }

  @Test
  void parked_changes_are_told_once_for_their_capability() {
    World world = World.walking().untilReads(10);
    world.streams.parked = 1;
    world.seconds(3);
    world.streams.parked = 7;
    world.seconds(3);

    assertThat(told(world, "Changes of 'catalog.forward' are parked")).isEqualTo(1);
  }

  @Test
  void rogue_writes_are_an_alarm_of_their_own() {
    World world = World.walking().untilReads(10);
    world.streams.rogue = 1;
    world.seconds(3);

    assertThat(told(world, "Rogue writes in 'catalog.forward'")).isEqualTo(1);
    assertThat(world.problems()).anyMatch(problem -> problem.contains("past the fence"));
  }

  private static long told(World world, String what) {
    return world.texts().stream()
        .filter(text -> text.matches("(?s)(Slot '[^']*' )?\\Q" + what + "\\E.*"))
        .count();
  }
}
