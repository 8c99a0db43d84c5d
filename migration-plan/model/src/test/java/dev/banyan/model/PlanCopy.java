package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A copy of the shipped plan that a test may spoil.
record PlanCopy(Path folder) {
  static final Path SHIPPED = Path.of("..");
  static final List<String> FILES = List.of("plan.yaml", "dials.yaml", "capabilities/catalog.yaml");

  static PlanCopy in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("capabilities"));
    for (String file : FILES) {
      Files.copy(SHIPPED.resolve(file), folder.resolve(file));
    }
    return new PlanCopy(folder);
  }

  PlanCopy with(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).as(file).contains(from);
    int at = text.indexOf(from);
    return with(file, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  PlanCopy with(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /// As people see them, of plan and dials together.
  List<String> problems() {
    PlanFolder plan = new PlanFolder(folder);
    return switch (plan.plan()) {
      case Reading.Broken<Plan>(List<Problem> problems) -> told(problems);
      case Reading.Valid<Plan>(Plan read) ->
          switch (plan.dials(read)) {
            case Reading.Broken<Dials>(List<Problem> problems) -> told(problems);
            case Reading.Valid<Dials> fine -> List.of();
          };
    };
  }

  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}
