package dev.banyan.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.journal.ToldHandover;
import dev.banyan.rehearsal.journal.ToldHandover.Reached;
import dev.banyan.rehearsal.report.Rehearsed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandedTest {
  private static final Instant NOON = Instant.parse("2011-01-05T12:00:00Z");

  @Test
  void a_handover_is_held_from_its_hold_to_its_release() {
    Rehearsed.Handed handed =
        Handed.of(
            "catalog",
            List.of(
                toTen(10, at("Holding", 0), at("Settling", 90), at("Ended", 95)),
                toTen(10, at("Holding", 1_000), at("Settling", 1_200), at("Ended", 1_201))));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(2, List.of(90L, 200L)));
  }

  @Test
  void what_went_back_was_held_and_is_not_done() {
    Rehearsed.Handed handed =
        Handed.of(
            "catalog", List.of(toTen(0, at("Holding", 0), at("Settling", 900), at("Ended", 901))));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(0, List.of(900L)));
  }

  @Test
  void what_has_not_ended_is_not_done() {
    Rehearsed.Handed handed =
        Handed.of("catalog", List.of(toTen(10, at("Holding", 0), at("Settling", 80))));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(0, List.of(80L)));
  }

  @Test
  void a_conductor_that_was_killed_at_the_release_has_done_it_once() {
    Rehearsed.Handed handed =
        Handed.of(
            "catalog",
            List.of(
                toTen(
                    10,
                    at("Holding", 0),
                    at("Settling", 90),
                    at("Settling", 4_000),
                    at("Ended", 4_010))));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(1, List.of(90L)));
  }

  @Test
  void other_capabilities_and_what_began_before_the_run_do_not_count_as_held() {
    Rehearsed.Handed handed =
        Handed.of(
            "catalog",
            List.of(
                new ToldHandover("ordering", 0, 10, 10, List.of(at("Holding", 0)), ""),
                toTen(10, at("Settling", 40), at("Ended", 41))));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(1, List.of()));
  }

  private static ToldHandover toTen(int stands, Reached... steps) {
    return new ToldHandover("catalog", 0, 10, stands, List.of(steps), "");
  }

  private static Reached at(String step, int millis) {
    return new Reached(step, NOON.plusMillis(millis));
  }
}
