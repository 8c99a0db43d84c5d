package dev.banyan.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.banyan.rehearsal.report.Rehearsed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandedTest {
  private static final Instant NOON = Instant.parse("2011-01-05T12:00:00Z");

  @Test
  void a_handover_is_held_from_its_hold_to_where_both_numbers_are_equal() {
    Rehearsed.Handed handed =
        Handed.of(
            "catalog",
            List.of(
                step("catalog", "Holding", 0, null),
                step("catalog", "Giving", 70, null),
                step("catalog", "Settling", 90, 10),
                step("catalog", "Ended", 95, null),
                step("catalog", "Holding", 1_000, null),
                step("catalog", "Settling", 1_200, 10)));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(2, List.of(90L, 200L)));
  }

  @Test
  void what_went_back_was_held_and_is_not_done() {
    Rehearsed.Handed handed =
        Handed.of(
            "catalog",
            List.of(step("catalog", "Holding", 0, null), step("catalog", "Settling", 900, 0)));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(0, List.of(900L)));
  }

  @Test
  void other_capabilities_and_what_began_before_the_run_do_not_count_as_held() {
    Rehearsed.Handed handed =
        Handed.of(
            "catalog",
            List.of(step("ordering", "Holding", 0, null), step("catalog", "Settling", 40, 10)));

    assertThat(handed).isEqualTo(new Rehearsed.Handed(1, List.of()));
  }

  private static Rehearsed.JournalLine step(
      String capability, String step, int millis, Integer stands) {
    var evidence =
        JsonNodeFactory.instance.objectNode().put("step", step).put("from", 0).put("to", 10);
    if (stands != null) {
      evidence.put("stands", stands);
    }
    return new Rehearsed.JournalLine(NOON.plusMillis(millis), capability, "handover", "", evidence);
  }
}
