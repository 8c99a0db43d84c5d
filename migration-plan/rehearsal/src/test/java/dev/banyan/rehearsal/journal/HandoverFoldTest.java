package dev.banyan.rehearsal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandoverFoldTest {
  private static final Instant NOON = Instant.parse("2011-01-05T12:00:00Z");

  @Test
  void what_broke_off_and_was_recovered_is_one_handover() {
    List<ToldHandover> told =
        HandoverFold.of(
            List.of(
                step("catalog", "Holding", 0, null),
                step("catalog", "Settling", 80, 10),
                brokeOff("catalog"),
                step("catalog", "Settling", 4_000, 10),
                step("catalog", "Ended", 4_010, null)));

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().done()).isTrue();
    assertThat(told.getFirst().told()).isEqualTo("Ended was written");
    assertThat(told.getFirst().held()).contains(Duration.ofMillis(80));
    assertThat(told.getFirst().length(HandoverStep.RELEASE)).contains(Duration.ofMillis(3_930));
  }

  @Test
  void where_the_numbers_stand_says_whether_it_went_back() {
    ToldHandover back =
        HandoverFold.of(
                List.of(
                    step("catalog", "Holding", 0, null),
                    step("catalog", "GoingBack", 50, null),
                    step("catalog", "Settling", 80, 0),
                    step("catalog", "Ended", 85, null)))
            .getFirst();

    assertThat(back.wentBack()).isTrue();
    assertThat(back.done()).isFalse();
  }

  @Test
  void capabilities_have_handovers_of_their_own() {
    List<ToldHandover> told =
        HandoverFold.of(
            List.of(
                step("catalog", "Holding", 0, null),
                step("ordering", "Holding", 5, null),
                step("catalog", "Settling", 80, 10),
                step("catalog", "Ended", 85, null)));

    assertThat(told).extracting(ToldHandover::capability).containsExactly("catalog", "ordering");
    assertThat(told).extracting(ToldHandover::ended).containsExactly(true, false);
    assertThat(told.getLast().wentBack()).isFalse();
  }

  @Test
  void a_hold_begins_another_one_even_if_no_end_was_told() {
    List<ToldHandover> told =
        HandoverFold.of(
            List.of(
                step("catalog", "Holding", 0, null),
                step("catalog", "Fencing", 10, null),
                step("catalog", "Holding", 90, null)));

    assertThat(told)
        .extracting(ToldHandover::begun)
        .containsExactly(NOON, NOON.plus(Duration.ofMillis(90)));
  }

  private static JsonNode step(
      String capability, String step, int millis, @Nullable Integer stands) {
    ObjectNode entry = entry(capability, step + " was written", millis);
    ObjectNode evidence =
        entry.putObject("evidence").put("step", step).put("from", 0).put("to", 10);
    if (stands != null) {
      evidence.put("stands", stands);
    }
    return entry;
  }

  private static JsonNode brokeOff(String capability) {
    return entry(capability, "A handover broke off.", 3_000);
  }

  private static ObjectNode entry(String capability, String text, int millis) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", NOON.plusMillis(millis).toString())
        .put("capability", capability)
        .put("kind", "handover")
        .put("text", text);
  }
}
