package dev.banyan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RehearseTest {
  private static final String REAL_PLAN = Path.of("..").toAbsolutePath().normalize().toString();

  @TempDir Path checkout;
  private final StringWriter said = new StringWriter();

  @Test
  void every_wrong_option_is_told_at_once() {
    int code =
        rehearse(
            "--plan",
            REAL_PLAN,
            "--pace",
            "hasty",
            "--capability",
            "catalog,catalogue",
            "--rate",
            "0",
            "--products",
            "0",
            "--platform",
            "moon",
            "--import",
            "/no/such.csv");

    assertThat(code).isEqualTo(2);
    assertThat(said.toString())
        .contains("--pace: the plan has no pace 'hasty' (choose from: normal, quick)")
        .contains("--capability: the plan does not move 'catalogue' (choose from: catalog)")
        .contains("--rate: must be more than 0")
        .contains("--products: must be 1 or more, was 0")
        .contains("--platform: there is no 'moon' (choose from: embedded")
        .contains("--import: there is no file /no/such.csv");
  }

  @Test
  void a_broken_plan_is_told_before_anything_starts() throws Exception {
    Path plan = Files.createDirectories(checkout.resolve("plan"));
    Files.writeString(plan.resolve("plan.yaml"), "plan: x\nmoves:\n  - capability: nonsense\n");

    int code = rehearse("up", "--plan", plan.toString());

    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains("plan.yaml:");
    assertThat(checkout.resolve(".rehearsal")).doesNotExist();
  }

  @Test
  void an_unknown_option_gets_a_hint() {
    assertThat(rehearse("--pase", "quick")).isEqualTo(2);
    assertThat(said.toString()).contains("Unknown option", "Possible solutions: --pace");
  }

  @Test
  void an_unknown_fault_names_the_faults_there_are() {
    assertThat(rehearse("--fault", "explode")).isEqualTo(2);
    assertThat(said.toString()).containsIgnoringCase("delay, break, falsify");
  }

  @Test
  void a_second_rehearsal_is_refused_and_told_what_to_do() throws Exception {
    try (RunLock first = RunLock.take(new RehearsalFolder(checkout)).orElseThrow()) {
      assertThat(first).isNotNull();

      assertThat(rehearse("--plan", REAL_PLAN)).isEqualTo(2);
    }
    assertThat(said.toString())
        .contains("A rehearsal already runs in " + checkout)
        .contains("./rehearse down");
  }

  @Test
  void a_bench_that_is_not_there_is_wrong_use() {
    assertThat(rehearse("bench", "moonlight")).isEqualTo(2);
    assertThat(said.toString()).contains("There is no bench 'moonlight' (choose from: ");
  }

  @Test
  void a_drill_that_is_not_there_is_told_with_those_that_are() {
    assertThat(rehearse("drill", "moonlight")).isEqualTo(2);
    assertThat(said.toString())
        .contains("There is no drill 'moonlight' (choose from: halves, handover, log, streams)");
  }

  @Test
  void nothing_is_copied_again_where_nothing_runs() {
    assertThat(rehearse("copy-again", "catalog")).isEqualTo(2);
    assertThat(said.toString()).contains("Nothing runs in " + checkout, "./rehearse up");
  }

  @Test
  void no_dial_is_turned_where_nothing_runs() {
    assertThat(rehearse("dial", "catalog", "reads=5")).isEqualTo(2);
    assertThat(said.toString()).contains("Nothing runs in " + checkout, "./rehearse up");
    assertThat(rehearse("rollback", "catalog")).isEqualTo(2);
  }

  @Test
  void nothing_is_put_aside_where_nothing_runs() {
    assertThat(rehearse("parked", "catalog")).isEqualTo(2);
    assertThat(said.toString()).contains("Nothing runs in " + checkout, "./rehearse up");
  }

  @Test
  void nothing_is_compared_where_nothing_runs() {
    assertThat(rehearse("diff", "catalog")).isEqualTo(2);
    assertThat(said.toString()).contains("Nothing runs in " + checkout, "./rehearse up");
  }

  @Test
  void both_directions_and_one_of_them_is_wrong_use() {
    assertThat(rehearse("diff", "catalog", "--both", "--backward")).isEqualTo(2);
  }

  @Test
  void status_of_nothing_is_a_finding() {
    assertThat(rehearse("status")).isEqualTo(1);
  }

  @Test
  void down_with_nothing_running_is_fine() {
    assertThat(rehearse("down")).isZero();
  }

  @Test
  void a_log_that_is_not_there_is_wrong_use() {
    assertThat(rehearse("logs", "monolith")).isEqualTo(2);
    assertThat(said.toString()).contains("There are no logs yet");
  }

  private int rehearse(String... arguments) {
    CommandLine line = CommandLines.in(checkout);
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    return line.execute(arguments);
  }
}
