package dev.banyan.analysis;

import dev.banyan.analysis.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The small shop of package `fixture.shop`, packed as somebody would deliver it.
public final class Fixture {
  private static final Path CLASSES = Path.of("target/test-classes");

  private Fixture() {}

  /// @param root what stands in front of each class file, such as `WEB-INF/classes/`
  public static Path jar(Path folder, String root) throws IOException {
    Path jar = folder.resolve("shop.jar");
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(CLASSES.resolve("fixture"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(root + CLASSES.relativize(file)));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  public static Path classes() {
    return CLASSES.resolve("fixture");
  }

  public static Analysis analysed(Schema schema) {
    return analysed(List.of(classes()), schema, null);
  }

  static Analysis analysed(List<Path> code, Schema schema, String basePackage) {
    List<String> problems = new ArrayList<>();
    AnalysisOptions options =
        new AnalysisOptions(code, schema, basePackage, Set.of(), List.of(), Optional.empty());
    return Analysing.analyse(options, problems)
        .orElseThrow(() -> new AssertionError(String.join("\n", problems)));
  }
}
