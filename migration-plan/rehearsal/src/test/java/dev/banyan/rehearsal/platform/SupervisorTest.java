package dev.banyan.rehearsal.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final Quiet progress = new Quiet();
  private Supervisor supervisor;

  @BeforeEach
  void supervise() {
    supervisor = new Supervisor(new Leash(folder), Clock.systemUTC(), progress, () -> {});
  }

  @AfterEach
  void stop() {
    supervisor.close();
  }

  @Test
  void a_process_that_is_killed_is_reported_and_comes_back() throws Exception {
    supervisor.start(child("sleeper", "exec sleep 600"), LONG);
    long before = supervisor.apps().getFirst().pid();

    supervisor.kill("sleeper");

    await().atMost(20, SECONDS).until(() -> supervisor.incidents().size() == 2 && pid() != before);
    assertThat(supervisor.incidents())
        .extracting(Incident::what)
        .satisfiesExactly(
            died -> assertThat(died).isEqualTo("ended by signal 9 and is restarted"),
            back -> assertThat(back).startsWith("is ready again after "));
  }

  @Test
  void a_process_that_keeps_dying_breaks_the_system() throws Exception {
    supervisor.start(child("moth", "[ -e again ] && exit 1; : >again; exec sleep 600"), LONG);

    supervisor.kill("moth");

    await().atMost(60, SECONDS).until(() -> supervisor.broken().isPresent());
    assertThat(supervisor.broken().orElseThrow())
        .startsWith("moth ended 6 times within a minute and is not restarted any more");
  }

  @Test
  void a_process_that_dies_before_it_is_ready_is_a_failure_with_its_last_words() {
    ChildSpec stillborn = child("stillborn", "echo 'no port for me'; exit 7");

    assertThatThrownBy(() -> supervisor.start(stillborn, LONG))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("stillborn ended with exit code 7 before it was ready")
        .hasMessageContaining("no port for me");
  }

  @Test
  void stopping_is_no_incident() throws Exception {
    supervisor.start(child("sleeper", "exec sleep 600"), LONG);
    ProcessHandle sleeper = ProcessHandle.of(pid()).orElseThrow();

    supervisor.close();

    assertThat(sleeper.isAlive()).isFalse();
    assertThat(supervisor.incidents()).isEmpty();
  }

  private long pid() {
    return supervisor.apps().getFirst().pid();
  }

  private ChildSpec child(String name, String script) {
    Readiness ready =
        switch (name) {
          case "stillborn" -> () -> false;
          case "moth" -> () -> Files.exists(folder.resolve("again"));
          default -> () -> true;
        };
    return new ChildSpec(
        name,
        List.of("sh", "-c", script),
        Map.of(),
        folder,
        folder.resolve(name + ".log"),
        0,
        ready,
        StopSignal.TERM,
        Duration.ofSeconds(5));
  }
}
