package dev.banyan.rehearsal.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Where a report is left.
public final class ReportFolder {
  private final Path folder;

  public ReportFolder(Path folder) {
    this.folder = folder;
  }

  /// The report of another run must not be taken for one of this run.
  public void clear() throws IOException {
    Files.deleteIfExists(folder.resolve("report.json"));
    Files.deleteIfExists(folder.resolve("index.html"));
  }

  /// @param opening when the shop opened: second zero of the samples
  public void write(Rehearsed rehearsed, Instant opening) throws IOException {
    Files.createDirectories(folder);
    String json =
        new ObjectMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(ReportJson.of(rehearsed));
    Files.writeString(folder.resolve("report.json"), json + "\n");
    Files.writeString(folder.resolve("index.html"), new ReportPage(rehearsed, opening).html());
  }
}
