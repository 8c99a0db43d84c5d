package dev.banyan.rehearsal.cli;

import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Problem;
import dev.banyan.model.Reading;
import dev.banyan.rehearsal.platform.Filling;
import dev.banyan.rehearsal.platform.Platform;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which system is started; the run and `up` have them in common.
final class SystemChoices {
  @Option(
      names = "--platform",
      paramLabel = "NAME",
      description = "where the servers run: embedded (default) or containers")
  String platform = "embedded";

  @Option(
      names = "--plan",
      paramLabel = "DIR",
      description = "the folder with plan.yaml (default: migration-plan)")
  @Nullable Path plan;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "fill the shop from an Online Retail file, CSV or gzip")
  @Nullable Path file;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed makes the same shop and shoppers (default: ${DEFAULT-VALUE})")
  long seed = 2011;

  @Option(
      names = "--products",
      paramLabel = "N",
      description = "size of a generated shop (default: ${DEFAULT-VALUE})")
  int products = 2_000;

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "size of a generated shop (default: ${DEFAULT-VALUE})")
  int customers = 500;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "size of a generated shop (default: ${DEFAULT-VALUE})")
  int orders = 5_000;

  @Mixin Output output = new Output();

  Path planFolder(RehearsalFolder folder) {
    return plan == null
        ? folder.repository().resolve("migration-plan")
        : plan.toAbsolutePath().normalize();
  }

  Filling filling() {
    return file == null
        ? new Filling.Generated(products, customers, orders, seed)
        : new Filling.Imported(file.toAbsolutePath().normalize());
  }

  /// Adds everything that is wrong to the problems.
  Optional<Platform> platform(List<String> problems) {
    Optional<Platform> found = Platforms.named(platform);
    found.ifPresentOrElse(
        chosen -> chosen.missing().ifPresent(problems::add),
        () ->
            problems.add(
                "--platform: there is no '"
                    + platform
                    + "' (choose from: "
                    + String.join(", ", Platforms.names())
                    + ")"));
    return found;
  }

  /// Adds everything that is wrong to the problems.
  Optional<Plan> checked(RehearsalFolder folder, List<String> problems) {
    atLeast("--products", products, 1, problems);
    atLeast("--customers", customers, 1, problems);
    atLeast("--orders", orders, 0, problems);
    if (file != null && !Files.isRegularFile(file)) {
      problems.add("--import: there is no file " + file.toAbsolutePath());
    } else if (file != null && !Files.isReadable(file)) {
      problems.add("--import: " + file.toAbsolutePath() + " may not be read");
    }
    return checkedPlan(planFolder(folder), problems);
  }

  private static Optional<Plan> checkedPlan(Path path, List<String> problems) {
    if (!Files.isDirectory(path)) {
      problems.add("--plan: there is no folder " + path);
      return Optional.empty();
    }
    PlanFolder planFolder = new PlanFolder(path);
    return switch (planFolder.plan()) {
      case Reading.Broken<Plan>(List<Problem> found) -> {
        found.forEach(problem -> problems.add(problem.toString()));
        yield Optional.empty();
      }
      case Reading.Valid<Plan>(Plan valid) -> {
        if (planFolder.dials(valid) instanceof Reading.Broken<?>(List<Problem> found)) {
          found.forEach(problem -> problems.add(problem.toString()));
        }
        yield Optional.of(valid);
      }
    };
  }

  static void atLeast(String option, int value, int least, List<String> problems) {
    if (value < least) {
      problems.add(option + ": must be " + least + " or more, was " + value);
    }
  }
}
