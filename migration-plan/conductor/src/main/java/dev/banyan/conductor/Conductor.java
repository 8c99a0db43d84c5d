package dev.banyan.conductor;

import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Starts the conductor; a broken plan ends it with every problem and exit code 2.
@QuarkusMain
public final class Conductor {
  private static final int BROKEN_CONFIGURATION = 2;

  private Conductor() {}

  public static void main(String... arguments) {
    String folder = Objects.requireNonNullElse(System.getenv("BANYAN_PLAN"), "migration-plan");
    List<String> problems = problems(Path.of(System.getProperty("banyan.plan", folder)));
    if (!problems.isEmpty()) {
      problems.forEach(System.err::println);
      System.err.println(
          "The plan has %d problems; nothing was started. Mend them and start again."
              .formatted(problems.size()));
      System.exit(BROKEN_CONFIGURATION);
    }
    Quarkus.run(arguments);
  }

  static List<String> problems(Path folder) {
    return switch (new PlanFolder(folder).plan()) {
      case Reading.Valid<Plan> valid -> List.of();
      case Reading.Broken<Plan> broken -> broken.problems().stream().map(Object::toString).toList();
    };
  }
}
