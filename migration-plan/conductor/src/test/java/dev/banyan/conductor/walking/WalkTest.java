package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.stages.Run.Condition;
import dev.banyan.conductor.stages.Stage;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WalkTest {
  @Test
  void a_capability_walks_all_the_way() {
    World world = World.walking().untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.turned()).containsExactly(1, 10, 50, 100);
    assertThat(world.stage().reads().toString()).isEqualTo("100 %");
  }

  @Test
  void each_share_is_looked_at_for_a_whole_window() {
    World world = World.walking().untilReads(1).seconds(10);

    assertThat(world.reads().toString()).isEqualTo("1 %");
  }

  @Test
  void the_journal_tells_a_decision_with_its_evidence() {
    World world = World.walking().untilReads(10);

    assertThat(world.journal())
        .anyMatch(
            text ->
                text.startsWith("At 1 % of the reads, after 1") && text.endsWith("On to 10 %."));
    assertThat(world.store.journal)
        .anySatisfy(
            entry ->
                assertThat(entry.evidence().toString())
                    .contains(
                        "verdict=ADVANCE", "evidence=p99-ratio", "threshold=4.0", "samples="));
  }

  static Stream<Named<Consumer<World>>> clearFaults() {
    return faults().filter(fault -> !fault.getName().equals("slow answers"));
  }

  static Stream<Named<Consumer<World>>> faults() {
    return Stream.of(
        Named.of("falsified answers", world -> world.wrongAnswersPerSecond = 1),
        Named.of("broken answers", world -> world.serviceFails = 0.5),
        Named.of("missing rows", world -> world.serviceNotFound = 0.2),
        Named.of("slow answers", world -> world.serviceBin = 3),
        Named.of("late rows", world -> world.streams.connectorRuns = false),
        Named.of("differing rows", world -> world.streams.mismatches = 3));
  }

  @ParameterizedTest
  @MethodSource("clearFaults")
  void a_clear_breach_rolls_back_before_the_window_is_over(Consumer<World> fault) {
    World world = World.walking().untilReads(10);

    fault.accept(world);
    world.seconds(7);

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
    assertThat(world.catalog().attempt()).isEqualTo(2);
    assertThat(world.turned()).containsExactly(1, 10, 0);
  }

  @Test
  void slowness_rolls_back_once_it_is_no_stall_after_the_shift() {
    World world = World.walking().untilReads(10);

    world.serviceBin = 3;
    world.seconds(25);

    assertThat(world.turned()).startsWith(1, 10, 0);
    assertThat(world.journal()).anyMatch(text -> text.contains("looked at once more"));
  }

  @Test
  void a_short_stall_after_a_shift_is_forgiven() {
    World world = World.walking().untilReads(10);
    int usual = world.serviceBin;

    world.serviceBin = 3;
    world.seconds(4);
    world.serviceBin = usual;
    world.untilEnded();

    assertThat(world.turned()).containsExactly(1, 10, 50, 100);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void what_stays_broken_ends_without_reads_at_the_service(Consumer<World> fault) {
    World world = World.walking().untilReads(10);

    fault.accept(world);
    world.untilEnded();

    assertThat(world.run().condition()).isIn(Condition.ROLLED_BACK, Condition.STOPPED);
    assertThat(world.reads().toString()).isEqualTo("0 %");
  }

  @Test
  void what_was_mended_walks_again_from_the_first_share() {
    World world = World.walking().untilReads(10);
    world.wrongAnswersPerSecond = 1;
    world.untilReads(0);

    world.wrongAnswersPerSecond = 0;
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.turned()).containsExactly(1, 10, 0, 1, 10, 50, 100);
  }

  @Test
  void it_cools_down_before_it_begins_again() {
    World world = World.walking().untilReads(10);
    world.wrongAnswersPerSecond = 1;
    world.untilReads(0);

    world.seconds(9);

    assertThat(world.stage()).isEqualTo(new Stage.InSync());
  }

  @Test
  void it_does_not_begin_again_while_the_store_does_not_keep_up() {
    World world = World.walking().untilReads(10);
    world.streams.connectorRuns = false;
    world.untilReads(0);

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.STOPPED);
    assertThat(world.run().reason()).contains("ms behind");
    assertThat(world.turned()).containsExactly(1, 10, 0);
  }

  @Test
  void attempts_end() {
    World world = World.walking();
    world.wrongAnswersPerSecond = 1;

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.ROLLED_BACK);
    assertThat(world.turned()).containsExactly(1, 0, 1, 0);
    assertThat(world.run().reason()).contains("wrong-answers is");
  }

  @Test
  void without_traffic_it_waits_and_then_asks_a_person() {
    World world = World.walking();
    world.requestsPerSecond = 0;

    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.STOPPED);
    assertThat(world.run().reason()).contains("patience ended", "success-rate", "wrong-answers");
    assertThat(world.reads().toString()).isEqualTo("1 %");
  }

  @Test
  void without_shoppers_evidence_nothing_advances() {
    World world = World.walking();
    world.shoppersTell = false;

    world.untilEnded();

    assertThat(world.run().reason()).contains("not enough evidence: wrong-answers");
  }

  @Test
  void rows_that_are_late_but_not_too_late_are_waited_for() {
    World world = World.walking().untilReads(10);
    world.streams.travelling = Duration.ofSeconds(3);
    world.seconds(30);
    assertThat(world.reads().toString()).isEqualTo("10 %");

    world.streams.travelling = Duration.ofMillis(40);

    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
  }

  @Test
  void rows_that_stay_late_roll_back_when_patience_ends() {
    World world = World.walking().untilReads(10);
    world.streams.travelling = Duration.ofSeconds(3);

    world.untilReads(0);

    assertThat(world.journal()).anyMatch(text -> text.contains("did not recover within 60 s"));
  }

  @Test
  void a_proxy_that_does_not_take_the_dial_over_is_waited_for() {
    World world = World.walking().untilReads(1);
    world.proxyListens = false;
    world.seconds(30);
    assertThat(world.reads().toString()).isEqualTo("1 %");

    world.untilEnded();

    assertThat(world.run().reason()).contains("not every proxy routes by revision");
  }

  @Test
  void a_proxy_that_is_started_anew_counts_from_nothing_and_nothing_is_lost() {
    World world = World.walking().untilReads(10).seconds(5);

    world.proxyDiesAndIsStartedAnew();

    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.turned()).containsExactly(1, 10, 50, 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8, 20, 30, 45, 60})
  void a_conductor_that_is_killed_goes_on_where_it_was(int seconds) {
    World world = World.walking().seconds(seconds);

    world.startConductor();
    world.untilEnded();

    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.turned()).containsExactly(1, 10, 50, 100);
  }

  @Test
  void a_conductor_that_was_away_for_long_does_not_blame_the_stream() {
    World world = World.walking().untilReads(10);
    world.clock.pass(Duration.ofMinutes(10));

    world.startConductor();
    world.untilEnded();

    assertThat(world.turned()).containsExactly(1, 10, 50, 100);
  }

  @Test
  void a_conductor_that_comes_back_to_a_broken_stream_sees_it() {
    World world = World.walking().untilReads(50);
    world.streams.connectorRuns = false;

    world.startConductor();
    world.seconds(10);

    assertThat(world.reads().toString()).isEqualTo("0 %");
  }

  @Test
  void a_connector_that_was_forgotten_is_established_again() {
    World world = World.walking().untilReads(10);
    int before = world.streams.established;
    world.streams.connectKnows = false;

    world.untilEnded();

    assertThat(world.streams.established).isEqualTo(before + 1);
    assertThat(world.run().condition()).isEqualTo(Condition.COMPLETED);
  }

  @Test
  void a_conductor_that_is_killed_while_it_cools_down_keeps_its_attempts() {
    World world = World.walking();
    world.wrongAnswersPerSecond = 1;
    world.untilReads(1).untilReads(0);

    world.startConductor();
    world.untilEnded();

    assertThat(world.turned()).containsExactly(1, 0, 1, 0);
  }

  @Test
  void streams_that_cannot_be_established_are_tried_again() {
    World world = World.walking();
    world.streams.connectAnswers = false;
    world.seconds(20);
    assertThat(world.stage()).isEqualTo(new Stage.Copying());

    world.streams.connectAnswers = true;

    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.journal())
        .contains("Kafka Connect does not answer", "It is over: Kafka Connect does not answer");
  }

  @Test
  void a_copy_that_does_not_come_along_asks_a_person() {
    World world = World.walking();
    world.streams.connectorRuns = false;

    world.untilEnded();

    assertThat(world.stage()).isEqualTo(new Stage.Copying());
    assertThat(world.run().reason()).contains("did not get in sync", "is FAILED");
  }

  @Test
  void a_copy_that_differs_is_not_in_sync() {
    World world = World.walking();
    world.streams.mismatches = 1;

    world.untilEnded();

    assertThat(world.stage()).isEqualTo(new Stage.Copying());
    assertThat(world.run().reason()).contains("1 rows have differed");
  }

  @Test
  void a_person_may_stop_it_and_start_it_again() {
    World world = World.walking().untilReads(10);
    world.runs.stop();
    world.seconds(60);
    assertThat(world.turned()).containsExactly(1, 10);

    world.runs.start("quick", null);

    assertThat(world.untilEnded().turned()).containsExactly(1, 10, 50, 100);
  }

  @Test
  void it_cannot_be_started_twice() {
    World world = World.walking();

    assertThat(world.runs.start("quick", null)).isInstanceOf(Runs.Answer.Busy.class);
    assertThat(world.runs.start("quick", null)).isInstanceOf(Runs.Answer.Busy.class);
  }

  @Test
  void at_everything_the_last_window_with_enough_of_the_monolith_is_the_yardstick() {
    World world = World.walking().untilReads(100);
    world.startConductor();

    world.serviceBin = 3;
    world.untilReads(0);

    assertThat(world.journal()).anyMatch(text -> text.contains("p99-ratio is"));
  }
}
