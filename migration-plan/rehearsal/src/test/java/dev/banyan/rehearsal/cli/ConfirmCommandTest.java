package dev.banyan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmCommandTest {
  private static final String CONFIRM = "POST /api/plan/confirm";

  @TempDir Path checkout;
  private ScriptedConductor conductor;

  @BeforeEach
  void somethingRuns() throws Exception {
    conductor = new ScriptedConductor(checkout);
  }

  @AfterEach
  void stop() throws Exception {
    conductor.close();
  }

  @Test
  void a_yes_lets_the_walk_go_on() throws Exception {
    conductor.answers(CONFIRM, 200, "{\"writes\": 50}");

    Console said = Console.of(checkout, "confirm", "catalog");
    Console json = Console.of(checkout, "confirm", "catalog", "--json");

    assertThat(said.code()).isZero();
    assertThat(conductor.asked).first().isEqualTo(CONFIRM + " {\"capability\":\"catalog\"}");
    assertThat(said.out()).contains("writes of 'catalog' go to 50 %", "./rehearse status");
    assertThat(new ObjectMapper().readTree(json.out()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"capability\": \"catalog\", \"outcome\": \"CONFIRMED\", \"writes\": 50}"));
  }

  @Test
  void a_yes_that_nobody_asked_for_is_a_finding_with_its_reason() throws Exception {
    conductor.answers(CONFIRM, 409, "{\"detail\": \"the walk waits for no yes to 'catalog' now\"}");

    Console said = Console.of(checkout, "confirm", "catalog", "--json");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains("nothing was changed", "- the walk waits for no yes to 'catalog' now");
    JsonNode json = new ObjectMapper().readTree(said.out());
    assertThat(json.path("outcome").asText()).isEqualTo("NOT_ASKED");
    assertThat(json.at("/reasons/0").asText()).contains("waits for no yes");
  }

  @Test
  void a_capability_that_does_not_exist_and_none_at_all_are_wrong_use() {
    conductor.answers(CONFIRM, 404, "{\"detail\": \"no capability 'catalogue'\"}");

    Console said = Console.of(checkout, "confirm", "catalogue");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("no capability 'catalogue'");
    assertThat(Console.of(checkout, "confirm").code()).isEqualTo(2);
  }

  @Test
  void a_conductor_that_does_not_know_leaves_it_open_whether_it_was_heard() {
    conductor.answers(CONFIRM, 503, "{\"detail\": \"no database\"}");

    Console said = Console.of(checkout, "confirm", "catalog");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("no database", "Whether the yes was heard is not known");
  }

  @Test
  void the_status_says_how_to_answer() {
    conductor.answers(
        "GET /api/status",
        200,
        """
        {"plan": {"name": "gift-shop", "state": "WALKING"}, "revision": 7, "capabilities": [
          {"name": "catalog", "stage": "ShiftingWrites",
           "reads": {"wanted": 100}, "writes": {"wanted": 10},
           "verdict": {"kind": "WAIT", "reason": "a person must say yes before writes go to 50 %"}}]}
        """);

    Console said = Console.of(checkout, "status");

    assertThat(said.out())
        .contains("a person must say yes before writes go to 50 %", "./rehearse confirm catalog");
  }
}
