package dev.banyan.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConductorTest {
  @Test
  void the_plan_that_is_shipped_has_no_problems() {
    assertThat(Conductor.problems(Path.of(".."))).isEmpty();
  }

  @Test
  void a_broken_plan_is_told_with_file_and_line(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("plan.yaml"), "plan: gift-shop\nmoves: 3\n");

    assertThat(Conductor.problems(folder))
        .anyMatch(problem -> problem.startsWith("plan.yaml:2:"))
        .hasSizeGreaterThan(1);
  }
}
