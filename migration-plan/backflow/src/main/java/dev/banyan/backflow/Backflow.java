package dev.banyan.backflow;

import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Objects;

/// Starts the appliers; a broken plan ends them with every problem and exit code 2.
@QuarkusMain
public final class Backflow {
  private static final int BROKEN_CONFIGURATION = 2;

  private Backflow() {}

  public static void main(String... arguments) {
    String folder = Objects.requireNonNullElse(System.getenv("BANYAN_PLAN"), "migration-plan");
    switch (new PlanFolder(Path.of(System.getProperty("banyan.plan", folder))).plan()) {
      case Reading.Valid<Plan> valid -> Quarkus.run(arguments);
      case Reading.Broken<Plan>(var problems) -> {
        problems.forEach(System.err::println);
        System.err.println(
            "The plan has %d problems; nothing was started. Mend them and start again."
                .formatted(problems.size()));
        System.exit(BROKEN_CONFIGURATION);
      }
    }
  }
}
