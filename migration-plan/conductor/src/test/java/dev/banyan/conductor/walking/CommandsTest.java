package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.dials.Commands;
import dev.banyan.conductor.dials.Drift;
import dev.banyan.conductor.dials.Turned;
import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A person at the command line, a file, and a plan: whose hand is on the dial.
final class CommandsTest {
  private static final Share TEN = Share.ofPercent(10);
  private static final Share QUARTER = Share.ofPercent(25);
  private static final Share HALF = Share.ofPercent(50);

  @Test
  void a_command_turns_both_dials_and_the_walk_pauses() {
    World world = World.walking().untilReads(10);

    Commands.Answer answer = world.commands.turn("catalog", HALF, TEN);
    world.seconds(200);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Commands.Answer.Begun.class,
            begun -> assertThat(begun.turned()).isInstanceOf(Turned.There.class));
    assertThat(world.stage().dial()).isEqualTo(new Dial(HALF, TEN));
    assertThat(world.catalog().byHand()).isTrue();
    assertThat(world.journal().filter(text -> text.startsWith("A hand is on the dial, by command")))
        .singleElement()
        .asString()
        .contains("goes to reads 50 %, writes 10 %, from reads 10 %, writes 0 %", "--release");
  }

  @Test
  void what_is_not_said_stays() {
    World world = World.walking().untilReads(10);
    world.commands.turn("catalog", HALF, TEN);

    world.commands.turn("catalog", null, QUARTER);

    assertThat(world.stage().dial()).isEqualTo(new Dial(HALF, QUARTER));
  }

  @Test
  void writes_ahead_of_reads_are_wrong_and_it_is_said_what_to_say() {
    World world = World.walking().untilReads(10);

    Commands.Answer answer = world.commands.turn("catalog", null, HALF);

    assertThat(((Commands.Answer.Wrong) answer).reason())
        .contains("writes of 'catalog' (50 %) may not be ahead of its reads (10 %, which stay")
        .contains("(reads=50 writes=50)", "(reads=10 writes=10)");
    assertThat(world.catalog().byHand()).isFalse();
  }

  @Test
  void what_is_refused_leaves_nothing_behind_and_tells_all_reasons() {
    World world = World.walking().untilReads(10);
    world.writes.against = List.of("the stores differ", "the stream lags");

    Commands.Answer answer = world.commands.turn("catalog", HALF, TEN);

    assertThat(answer)
        .isEqualTo(new Commands.Answer.Refused(List.of("the stores differ", "the stream lags")));
    assertThat(world.catalog().byHand()).isFalse();
    assertThat(world.reads()).isEqualTo(TEN);
  }

  @Test
  void before_the_rows_are_there_a_command_is_refused() {
    World world = new World(1, 1, 100);

    assertThat(((Commands.Answer.Refused) world.commands.turn("catalog", TEN, null)).reasons())
        .singleElement()
        .asString()
        .contains("cannot be 10 % while it is at stage OnMonolith", "Start the plan");
  }

  @Test
  void what_went_back_is_tried_again_also_after_the_conductor_was_killed() {
    World world = World.walking().untilReads(10);
    world.writes.ending = new Outcome.GoneBack(0, "the drain took too long");

    Commands.Answer answer = world.commands.turn("catalog", HALF, TEN);
    assertThat(((Commands.Answer.Begun) answer).turned().against())
        .singleElement()
        .asString()
        .contains("writes of 'catalog' cannot go to 10 % now: gone back: the drain took too long");

    world.startConductor();
    world.writes.ending = null;
    world.seconds(2);

    assertThat(world.stage().dial()).isEqualTo(new Dial(HALF, TEN));
    assertThat(world.hands.problems()).isEmpty();
  }

  @Test
  void reads_do_not_fall_while_buckets_change_hands_and_the_hand_is_carried_out_afterwards() {
    World world = World.walking().untilReads(10);
    world.stages.change(
        state ->
            state.with(
                "catalog",
                state
                    .of("catalog")
                    .handingOver(new Step.Giving(new Move("catalog", 0, 1_000), 7))));

    List<String> order = world.rollbacks.begin("catalog");

    assertThat(order).containsExactly("catalog");
    assertThat(world.stage().dial()).isEqualTo(Dial.reading(TEN));
    assertThat(world.hands.against("catalog"))
        .singleElement()
        .asString()
        .contains("a handover of 'catalog' has not ended");

    world.stages.change(
        state ->
            state.with(
                "catalog",
                state
                    .of("catalog")
                    .at(new Stage.ShiftingReads(TEN).shiftWrites(TEN))
                    .handingOver(null)));
    world.seconds(2);

    assertThat(world.writes.turned).containsExactly("catalog 0 %");
    assertThat(world.stage()).isEqualTo(new Stage.InSync());
  }

  @Test
  void a_command_that_stores_keep_differing_against_is_refused_after_one_more_comparison() {
    World world = World.walking().untilReads(10);
    world.writes.against = List.of("rows differ");
    int[] compared = {0};
    Commands commands =
        new Commands(
            world.hands, world.stages, world.writes, (capability, atMost) -> ++compared[0] > 0);

    Commands.Answer answer = commands.turn("catalog", HALF, TEN);

    assertThat(answer).isEqualTo(new Commands.Answer.Refused(List.of("rows differ")));
    assertThat(compared[0]).isEqualTo(1);
  }

  @Test
  void a_command_wins_over_the_file_until_the_file_says_something_else() {
    World world = World.walking().untilReads(10);
    world.hand(Dial.reading(QUARTER));
    world.seconds(1);

    world.commands.turn("catalog", HALF, null);
    world.seconds(5);
    assertThat(world.reads()).isEqualTo(HALF);
    assertThat(drift(world)).singleElement().asString().contains("dials.yaml says reads 25 %");

    world.hand(Dial.reading(TEN));
    world.seconds(1);
    assertThat(world.reads()).isEqualTo(TEN);
    assertThat(drift(world)).isEmpty();
    assertThat(world.catalog().hand()).isEqualTo(new Hand.OfFile(Dial.reading(TEN)));
  }

  @Test
  void a_capability_taken_out_of_the_file_is_given_back_by_the_command_too() {
    World world = World.walking().untilReads(10);
    world.hand(Dial.reading(QUARTER));
    world.seconds(1);
    world.commands.turn("catalog", HALF, null);

    world.handOff();
    world.seconds(1);

    assertThat(world.catalog().hand()).isEqualTo(Hand.NONE);
  }

  @Test
  void a_release_gives_the_dial_to_the_plan_whatever_the_file_says() {
    World world = World.walking().untilReads(10);
    world.hand(Dial.reading(QUARTER));
    world.seconds(1);

    assertThat(world.commands.release("catalog")).isTrue();
    world.seconds(1);

    assertThat(world.catalog().byHand()).isFalse();
    assertThat(drift(world)).singleElement().asString().contains("gave 'catalog' back to the plan");
    assertThat(world.commands.release("catalog")).isFalse();
    world.hand(Dial.reading(TEN));
    world.seconds(1);
    assertThat(world.catalog().byHand()).isTrue();
  }

  @Test
  void a_dry_run_tells_the_verbs_in_order_and_moves_nothing() {
    World world = World.walking().untilReads(10);

    Commands.Foreseen told = world.commands.foresee("catalog", HALF, TEN);

    assertThat(told.reasons()).isEmpty();
    assertThat(told.steps()).hasSize(2);
    assertThat(told.steps().getFirst()).startsWith("Reads 10 % → 50 %");
    assertThat(told.steps().getLast()).isEqualTo("writes go to 10 %, from stage ShiftingReads");
    assertThat(world.reads()).isEqualTo(TEN);
    assertThat(world.catalog().byHand()).isFalse();
  }

  @Test
  void what_a_hand_wishes_and_what_is_true_is_drift() {
    World world = World.walking().untilReads(10);
    world.writes.ending = new Outcome.GoneBack(0, "the drain took too long");

    world.commands.turn("catalog", HALF, TEN);

    assertThat(drift(world))
        .singleElement()
        .asString()
        .contains("wishes reads 50 %, writes 10 %, and it stands at reads 50 %, writes 0 %");
  }

  private static List<String> drift(World world) {
    return Drift.of("catalog", world.catalog(), world.hands.file("catalog"));
  }
}
