package dev.banyan.rehearsal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path one;
  @TempDir Path other;

  @Test
  void a_second_rehearsal_in_a_folder_is_refused() throws Exception {
    try (RunLock first = RunLock.take(new RehearsalFolder(one)).orElseThrow()) {
      assertThat(RunLock.take(new RehearsalFolder(one))).isEmpty();
      assertThat(first).isNotNull();
    }
  }

  @Test
  void another_process_sees_who_holds_it() throws Exception {
    Process holder = holderInAnotherJvm();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");

      assertThat(RunLock.holder(new RehearsalFolder(one)))
          .hasValueSatisfying(handle -> assertThat(handle.pid()).isEqualTo(holder.pid()));
      assertThat(RunLock.take(new RehearsalFolder(one))).isEmpty();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(RunLock.holder(new RehearsalFolder(one))).isEmpty();
  }

  @Test
  void a_rehearsal_in_another_folder_is_welcome() throws Exception {
    try (RunLock first = RunLock.take(new RehearsalFolder(one)).orElseThrow();
        RunLock second = RunLock.take(new RehearsalFolder(other)).orElseThrow()) {
      assertThat(second).isNotSameAs(first);
    }
  }

  @Test
  void a_lock_that_was_let_go_can_be_taken() throws Exception {
    RunLock.take(new RehearsalFolder(one)).orElseThrow().close();

    try (RunLock again = RunLock.take(new RehearsalFolder(one)).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }

  /// Started by a test: holds the lock until it is killed.
  public static void main(String[] arguments) throws Exception {
    RunLock lock = RunLock.take(new RehearsalFolder(Path.of(arguments[0]))).orElseThrow();
    System.out.println(lock == null ? "not held" : "held");
    Thread.currentThread().join();
  }

  private Process holderInAnotherJvm() throws Exception {
    return new ProcessBuilder(
            JavaProgram.java().toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RunLockTest.class.getName(),
            one.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
