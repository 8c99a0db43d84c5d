package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A plan that a drill or a bench brings along on the class path: the plan's files, and beside them
/// `legacy.sql` and `service.sql`, which make its tables.
public final class CarriedPlan {
  private CarriedPlan() {}

  /// Puts the files into a folder.
  ///
  /// @param beside the class beside which the plan's folder lies
  /// @param name of that folder
  /// @param capability the one that the plan moves
  /// @param more files, beside those that each such plan has
  public static Path unpacked(
      Class<?> beside, String name, String capability, Path folder, String... more)
      throws IOException {
    List<String> files =
        new ArrayList<>(List.of("plan.yaml", "dials.yaml", "legacy.sql", "service.sql"));
    files.add("capabilities/" + capability + ".yaml");
    files.addAll(List.of(more));
    for (String file : files) {
      try (InputStream source = beside.getResourceAsStream(name + "/" + file)) {
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
