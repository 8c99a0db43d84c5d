package dev.banyan.rehearsal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A plan that a bench brings along.
final class BenchPlan {
  private static final List<String> FILES =
      List.of("plan.yaml", "dials.yaml", "capabilities/bench.yaml", "legacy.sql", "service.sql");

  private BenchPlan() {}

  /// Puts the plan's files into a folder.
  static Path unpacked(String name, Path folder) throws IOException {
    for (String file : FILES) {
      try (InputStream source = BenchPlan.class.getResourceAsStream(name + "/" + file)) {
        if (source == null) {
          throw new IllegalStateException(name + "/" + file + " is missing from the class path");
        }
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, source.readAllBytes());
      }
    }
    return folder;
  }
}
