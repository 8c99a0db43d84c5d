package dev.banyan.rehearsal.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
  @TempDir Path folder;

  @Test
  void a_process_ends_when_its_rehearsal_is_killed() throws Exception {
    Path pidFile = folder.resolve("child.pid");
    Process rehearsal = rehearsalInAnotherJvm(pidFile);
    await().atMost(60, SECONDS).until(() -> Files.exists(pidFile));
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).orElseThrow();

    rehearsal.destroyForcibly().waitFor();

    await().atMost(20, SECONDS).until(() -> !child.isAlive());
  }

  @Test
  void a_process_that_does_not_listen_is_killed_after_its_grace() throws Exception {
    Process deaf =
        leash()
            .start(spec("trap '' TERM; : >ready; while :; do sleep 1; done", StopSignal.TERM, 1));
    await().atMost(20, SECONDS).until(() -> Files.exists(folder.resolve("ready")));

    deaf.getOutputStream().close();

    assertThat(deaf.waitFor(20, SECONDS)).isTrue();
    assertThat(deaf.exitValue()).isEqualTo(128 + 9);
  }

  @Test
  void a_process_gets_the_signal_it_understands() throws Exception {
    Process polite =
        leash()
            .start(
                spec("trap 'exit 42' INT; : >ready; while :; do sleep 1; done", StopSignal.INT, 9));
    await().atMost(20, SECONDS).until(() -> Files.exists(folder.resolve("ready")));

    polite.getOutputStream().close();

    assertThat(polite.waitFor(20, SECONDS)).isTrue();
    assertThat(polite.exitValue()).isEqualTo(42);
  }

  @Test
  void nothing_is_left_of_a_process_that_ended_by_itself() throws Exception {
    Process brief = leash().start(spec("exit 3", StopSignal.TERM, 5));

    assertThat(brief.waitFor()).isEqualTo(3);
    brief.getOutputStream().close();

    await().atMost(20, SECONDS).until(() -> !leashIsThere());
  }

  @Test
  void only_what_a_process_needs_is_passed_on() throws Exception {
    Process process = leash().start(spec("env >environment", StopSignal.TERM, 5));
    assertThat(process.waitFor()).isZero();
    process.getOutputStream().close();

    assertThat(Files.readAllLines(folder.resolve("environment")))
        .contains("GREETING=hello")
        .noneMatch(line -> line.startsWith("JAVA_HOME="));
  }

  /// Started by the first test in a JVM that is then killed.
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Process child = new Leash(folder).start(spec(folder, "exec sleep 600", StopSignal.TERM, 5));
    Path half = folder.resolve("half");
    Files.writeString(half, String.valueOf(child.pid()));
    Files.move(half, Path.of(arguments[1]));
    child.waitFor();
  }

  private Process rehearsalInAnotherJvm(Path pidFile) throws Exception {
    return new ProcessBuilder(
            JavaProgram.java().toString(),
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator,
            LeashTest.class.getName(),
            folder.toString(),
            pidFile.toString())
        .inheritIO()
        .start();
  }

  private boolean leashIsThere() {
    String script = folder.resolve("leash.sh").toString();
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(script));
  }

  private Leash leash() {
    return new Leash(folder);
  }

  private ChildSpec spec(String script, StopSignal signal, int grace) {
    return spec(folder, script, signal, grace);
  }

  private static ChildSpec spec(Path folder, String script, StopSignal signal, int grace) {
    return new ChildSpec(
        "child",
        List.of("sh", "-c", script),
        Map.of("GREETING", "hello"),
        folder,
        folder.resolve("child.log"),
        0,
        () -> true,
        signal,
        Duration.ofSeconds(grace));
  }
}
