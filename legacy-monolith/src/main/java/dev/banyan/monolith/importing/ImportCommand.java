package dev.banyan.monolith.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import FILE`
@Command(
    name = "import",
    description = "Fills the shop from a sales file in the form of Online Retail (UCI, CC BY 4.0).",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final FillingDesk desk;

  @Parameters(paramLabel = "FILE", description = "CSV, or gzipped CSV")
  private Path file = Path.of("");

  @Option(names = "--rejects", paramLabel = "PATH", description = "where the rejects report goes")
  private @Nullable Path rejects;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  ImportCommand(FillingDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      return desk.refuse("%s is no file that can be read. Name an existing sales file.", file);
    }
    var report = rejects == null ? defaultRejects() : rejects;
    var folder = report.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return desk.refuse(
          "The folder of the rejects report %s does not exist. Create it, or choose another.",
          report);
    }
    try (var rejected = new RejectsFile(report)) {
      return desk.fill(new FileSource(file, rejected), rejected, json);
    }
  }

  private Path defaultRejects() {
    return Path.of(
        file.getFileName().toString().replaceFirst("(\\.csv)?(\\.gz)?$", "-rejects.csv"));
  }
}
