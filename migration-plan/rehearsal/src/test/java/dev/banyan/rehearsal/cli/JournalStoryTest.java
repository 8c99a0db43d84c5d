package dev.banyan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoryTest {
  private static final String ENTRIES =
      """
      {"entries": [
        {"seq": 1, "at": "2011-01-05T10:00:00Z", "capability": "catalog", "kind": "hand",
         "text": "A hand is on the dial."},
        {"seq": 2, "at": "2011-01-05T10:00:01.000Z", "capability": "catalog", "kind": "handover",
         "text": "Handover begins", "evidence": {"step": "Holding"}},
        {"seq": 3, "at": "2011-01-05T10:00:01.040Z", "capability": "catalog", "kind": "handover",
         "text": "The fence", "evidence": {"step": "Fencing"}},
        {"seq": 4, "at": "2011-01-05T10:00:01.050Z", "capability": null, "kind": "problem",
         "text": "Something else.\\nIn two lines."},
        {"seq": 5, "at": "2011-01-05T10:00:01.212Z", "capability": "catalog", "kind": "handover",
         "text": "Handover done.", "evidence": {"step": "Ended"}},
        {"seq": 6, "at": "2011-01-05T10:00:09Z", "capability": "catalog", "kind": "handover",
         "text": "Handover begins", "evidence": {"step": "Holding"}}]}
      """;

  @TempDir Path checkout;

  @Test
  void the_steps_of_a_handover_are_one_line_with_their_durations() throws Exception {
    JsonNode entries = new ObjectMapper().readTree(ENTRIES).path("entries");

    assertThat(JournalStory.of(entries))
        .extracting(JournalStory.Line::told)
        .containsExactly(
            "A hand is on the dial.",
            "Something else.\nIn two lines.",
            "Handover done. (212 ms: Holding 40, Fencing 172)",
            "Handover begins");
  }

  @Test
  void the_newest_lines_are_told_to_people_and_machines() throws Exception {
    try (ScriptedConductor conductor = new ScriptedConductor(checkout)) {
      conductor.answers("GET /api/journal?last=1000", 200, ENTRIES);

      Console said = Console.of(checkout, "status", "--journal", "-n", "3");
      Console json = Console.of(checkout, "status", "--journal", "-n", "2", "--json");

      assertThat(said.code()).isZero();
      assertThat(said.out())
          .contains("2011-01-0", "Something else.", "In two lines.", "Handover done.")
          .doesNotContain("A hand is on the dial");
      JsonNode journal = new ObjectMapper().readTree(json.out()).path("journal");
      assertThat(journal).hasSize(2);
      assertThat(journal.at("/0/stepMillis/Fencing").asInt()).isEqualTo(172);
    }
  }

  @Test
  void no_lines_are_wrong_use() throws Exception {
    try (ScriptedConductor conductor = new ScriptedConductor(checkout)) {
      assertThat(Console.of(checkout, "status", "--journal", "-n", "0").code()).isEqualTo(2);
      assertThat(conductor.asked).isEmpty();
    }
  }
}
