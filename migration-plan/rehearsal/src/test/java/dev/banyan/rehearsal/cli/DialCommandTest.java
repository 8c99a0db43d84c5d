package dev.banyan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialCommandTest {
  private static final String DIAL = "/api/capabilities/catalog/dial";
  private static final String AT_FIFTY = "{\"reads\": 50, \"writes\": 10}";

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
  void a_dial_that_was_turned_is_told_with_what_was_done() {
    conductor.answers(
        "PUT " + DIAL,
        200,
        """
        {"stands": %s, "wished": %s, "reasons": [],
         "done": ["reads 10 %% → 50 %%", "writes 0 %% → 10 %%, handed over in 212 ms"]}
        """
            .formatted(AT_FIFTY, AT_FIFTY));

    Console said = Console.of(checkout, "dial", "catalog", "reads=50", "writes=10");

    assertThat(said.code()).isZero();
    assertThat(conductor.asked).containsExactly("PUT " + DIAL + " {\"reads\":50,\"writes\":10}");
    assertThat(said.out())
        .contains("catalog: reads 10 % → 50 %")
        .contains("handed over in 212 ms")
        .contains("'catalog' stands at reads 50 %, writes 10 %", "--release");
  }

  @Test
  void what_is_refused_is_a_finding_with_every_reason() throws Exception {
    conductor.answers(
        "PUT " + DIAL,
        409,
        "{\"detail\": \"a; b\", \"reasons\": [\"the stores differ\", \"the stream lags\"]}");

    Console said = Console.of(checkout, "dial", "catalog", "writes=10", "--json");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains("nothing was changed", "- the stores differ", "- the stream lags");
    JsonNode json = new ObjectMapper().readTree(said.out());
    assertThat(json.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(json.path("reasons")).hasSize(2);
  }

  @Test
  void what_is_tried_again_is_a_finding_that_says_how_to_give_up() {
    conductor.answers(
        "PUT " + DIAL,
        202,
        """
        {"stands": {"reads": 50, "writes": 0}, "wished": %s, "done": ["reads 10 %% → 50 %%"],
         "reasons": ["writes of 'catalog' cannot go to 10 %% now: gone back: the drain took too long"]}
        """
            .formatted(AT_FIFTY));

    Console said = Console.of(checkout, "dial", "catalog", "reads=50", "writes=10");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .contains("gone back: the drain took too long")
        .contains("stands at reads 50 %, writes 0 % and is wished at reads 50 %, writes 10 %")
        .contains("--release");
  }

  @Test
  void every_wrong_number_is_told_at_once_and_nobody_is_asked() {
    Console said =
        Console.of(checkout, "dial", "catalog", "reads=140", "wirtes=10", "reads", "writes=many");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("reads: a share is 0–100 %, was 140", "'wirtes=10' turns no dial")
        .contains("'reads' turns no dial", "writes: 'many' is no number");
    assertThat(conductor.asked).isEmpty();
  }

  @Test
  void numbers_that_do_not_fit_each_other_are_wrong_use() {
    conductor.answers(
        "PUT " + DIAL, 400, "{\"reasons\": [\"writes (50 %) may not be ahead of its reads\"]}");

    Console said = Console.of(checkout, "dial", "catalog", "writes=50");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).isEqualToIgnoringNewLines("writes (50 %) may not be ahead of its reads");
  }

  @Test
  void a_dry_run_prints_the_verbs_in_order() {
    conductor.answers(
        "GET " + DIAL + "?reads=50&writes=10",
        200,
        """
        {"may": true, "stands": {"reads": 10, "writes": 0}, "wished": %s, "reasons": [],
         "steps": ["Reads 10 %% → 50 %%", "the proxies hold"]}
        """
            .formatted(AT_FIFTY));

    Console said = Console.of(checkout, "dial", "catalog", "reads=50", "writes=10", "--dry-run");

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("Nothing was moved", "  1. Reads 10 % → 50 %", "  2. the proxies hold");
  }

  @Test
  void a_dry_run_of_what_may_not_be_done_is_a_finding() {
    conductor.answers(
        "GET " + DIAL + "?writes=10",
        200,
        """
        {"may": false, "stands": {"reads": 0, "writes": 0}, "wished": %s, "steps": [],
         "reasons": ["the stores differ"]}
        """
            .formatted(AT_FIFTY));

    Console said = Console.of(checkout, "dial", "catalog", "writes=10", "--dry-run");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("may not be turned", "- the stores differ");
  }

  @Test
  void a_dial_is_released() {
    conductor.answers(
        "DELETE " + DIAL, 200, "{\"released\": true, \"stands\": %s}".formatted(AT_FIFTY));

    Console said = Console.of(checkout, "dial", "catalog", "--release");

    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("given back to the plan, which goes on from reads 50 %");
  }

  @Test
  void nothing_to_turn_and_a_release_with_numbers_are_wrong_use() {
    assertThat(Console.of(checkout, "dial", "catalog").code()).isEqualTo(2);
    assertThat(Console.of(checkout, "dial", "catalog", "reads=5", "--release").code()).isEqualTo(2);
    assertThat(Console.of(checkout, "dial", "catalog", "--dry-run", "--release").code())
        .isEqualTo(2);
    assertThat(conductor.asked).isEmpty();
  }
}
