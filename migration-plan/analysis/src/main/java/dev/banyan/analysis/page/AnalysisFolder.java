package dev.banyan.analysis.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.analysis.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where an analysis is left.
public record AnalysisFolder(Path folder) {
  public Path page() {
    return folder.resolve("index.html");
  }

  public void write(Analysis analysis) throws IOException {
    Files.createDirectories(folder);
    String json =
        new ObjectMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(AnalysisJson.of(analysis));
    Files.writeString(folder.resolve("analysis.json"), json + "\n");
    Files.writeString(page(), new AnalysisPage(analysis).html());
  }
}
