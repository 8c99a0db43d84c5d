package dev.banyan.conductor.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The model beside the code: every order of its steps is well, and a rule that is left out is
/// found.
final class ModelCheckTest {
  private static final Path CHECK = Path.of("model-check", "check.sh");

  private record Checked(int exitCode, String output) {}

  @BeforeAll
  static void needsSpin() {
    for (String tool : List.of("spin", "gcc")) {
      assumeTrue(
          installed(tool),
          "No %s on the PATH: the handover's model is NOT checked. Install it (Debian: apt install spin gcc)."
              .formatted(tool));
    }
  }

  @Test
  void every_order_of_the_steps_is_well() throws Exception {
    Checked checked = check();

    assertThat(checked.exitCode()).as(checked.output()).isZero();
    assertThat(checked.output()).containsPattern("BUCKETS=1.*[0-9]{7} states, errors: 0");
    assertThat(checked.output()).containsPattern("BUCKETS=2.*[0-9]{7} states, errors: 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITHOUT_FENCE",
        "WITHOUT_WAITING_FOR_WRITERS",
        "WITHOUT_DRAIN",
        "GIVE_BEFORE_DRAIN",
        "WITHOUT_SINCE",
        "WITHOUT_EPOCHS",
        "WITHOUT_WRITING_THE_EPOCH",
        "CARELESS_RECOVERY"
      })
  void a_rule_that_is_left_out_is_found(String rule) throws Exception {
    Checked checked = check("-DBUCKETS=1", "-DWRITES=2", "-DMOVES=2", "-D" + rule);

    assertThat(checked.exitCode()).as(checked.output()).isEqualTo(1);
    assertThat(checked.output()).contains("assertion violated");
  }

  private static Checked check(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", CHECK.toString()));
    command.addAll(List.of(flags));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Checked(process.waitFor(), output);
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
