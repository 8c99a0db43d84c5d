package dev.banyan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackCommandTest {
  private static final String ROLLBACK = "/api/capabilities/catalog/rollback";
  private static final String NOT_BACK =
      """
      {"back": false, "capabilities": [{"name": "catalog", "back": false,
       "stands": {"reads": 10, "writes": 10}, "reasons": ["the backward stream lags"],
       "lagMillis": 4200, "notApplied": 37}]}
      """;
  private static final String BACK =
      """
      {"back": true, "capabilities": [
        {"name": "ordering", "back": true, "stands": {"reads": 0, "writes": 0}, "reasons": []},
        {"name": "catalog", "back": true, "stands": {"reads": 0, "writes": 0}, "reasons": []}]}
      """;
  private static final String FORESEEN =
      """
      {"capabilities": [
        {"capability": "ordering", "steps": ["Reads 10 % → 0 %"], "reasons": []},
        {"capability": "catalog", "steps": ["Writes 10 % → 0 %"], "reasons": ["rows are missing"]}]}
      """;

  @TempDir Path checkout;
  private ScriptedConductor conductor;

  @BeforeEach
  void somethingRuns() throws Exception {
    conductor = new ScriptedConductor(checkout).answers("GET " + ROLLBACK, 200, FORESEEN);
  }

  @AfterEach
  void stop() throws Exception {
    conductor.close();
  }

  @Test
  void who_goes_back_first_is_announced_and_what_is_missing_is_waited_for() {
    conductor
        .answers("POST " + ROLLBACK, 202, NOT_BACK)
        .answers("GET " + ROLLBACK + "/progress", 200, NOT_BACK)
        .answers("GET " + ROLLBACK + "/progress", 200, BACK);

    Console said = Console.of(checkout, "rollback", "catalog");

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .containsSubsequence(
            "'catalog' is required by ordering: back to the monolith first",
            "the backward stream lags",
            "4.2 s behind, at most 37 changes not applied",
            "'ordering' is at the monolith, traffic and data",
            "'catalog' is at the monolith, traffic and data");
  }

  @Test
  void what_does_not_come_back_in_time_is_a_finding_that_says_how_much_is_missing() {
    conductor
        .answers("POST " + ROLLBACK, 202, NOT_BACK)
        .answers("GET " + ROLLBACK + "/progress", 200, NOT_BACK);

    Console said = Console.of(checkout, "rollback", "catalog", "--patience", "1s", "--json");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains("'catalog' has not come back within 1 s", "at most 37 changes not applied")
        .contains("- the backward stream lags", "Nothing was lost");
    assertThat(said.out()).contains("\"back\":false");
  }

  @Test
  void a_force_says_what_would_be_lost_and_wants_a_second_word() {
    conductor
        .answers("GET " + ROLLBACK + "/progress", 200, NOT_BACK)
        .answers("POST " + ROLLBACK + "?lose=true", 200, BACK);

    Console first = Console.of(checkout, "rollback", "catalog", "--force");
    assertThat(first.code()).isEqualTo(1);
    assertThat(conductor.asked).containsExactly("GET " + ROLLBACK + "/progress");
    assertThat(first.out())
        .contains("at most 37 changes not applied: these would be lost", "--force --lose-them");

    assertThat(Console.of(checkout, "rollback", "catalog", "--force", "--lose-them").code())
        .isZero();
    assertThat(Console.of(checkout, "rollback", "catalog", "--lose-them").code()).isEqualTo(2);
  }

  @Test
  void a_conductor_that_is_being_restarted_is_waited_for() {
    conductor
        .answers("POST " + ROLLBACK, 503, "{\"detail\": \"starting\"}")
        .answers("POST " + ROLLBACK, 200, BACK);

    assertThat(Console.of(checkout, "rollback", "catalog").code()).isZero();
  }

  @Test
  void a_conductor_that_stays_silent_is_a_finding() {
    conductor.answers("POST " + ROLLBACK, 503, "{\"detail\": \"no database\"}");

    Console said = Console.of(checkout, "rollback", "catalog", "--patience", "1s");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("no database", "Whether it was begun is not known");
  }

  @Test
  void a_dry_run_tells_each_step_and_what_it_would_wait_for() {
    Console said = Console.of(checkout, "rollback", "catalog", "--dry-run");

    assertThat(said.code()).isZero();
    assertThat(conductor.asked).containsExactly("GET " + ROLLBACK);
    assertThat(said.out())
        .contains("'ordering', because it requires what comes back")
        .contains("  1. Writes 10 % → 0 %", "it would wait now: rows are missing");
  }

  @Test
  void a_patience_that_is_no_time_is_wrong_use() {
    assertThat(Console.of(checkout, "rollback", "catalog", "--patience", "long").code())
        .isEqualTo(2);
  }
}
