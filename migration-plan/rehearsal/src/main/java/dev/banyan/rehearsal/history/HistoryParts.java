package dev.banyan.rehearsal.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A long history, spread by key over files that are small enough; they are gone when it is closed.
final class HistoryParts implements AutoCloseable {
  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private HistoryParts(Path folder) {
    this.folder = folder;
  }

  static HistoryParts of(HistoryFile whole, int howMany) throws IOException {
    HistoryParts parts = new HistoryParts(Files.createTempDirectory("history"));
    List<HistoryWriter> writers = new ArrayList<>();
    try {
      for (int i = 0; i < howMany; i++) {
        Path file = parts.folder.resolve(i + ".jsonl");
        parts.files.add(file);
        writers.add(new HistoryWriter(file));
      }
      whole.lines(
          (line, operation) ->
              writers.get(Math.floorMod(operation.key().hashCode(), howMany)).write(line));
      for (HistoryWriter writer : writers) {
        writer.complete();
      }
    } finally {
      for (HistoryWriter writer : writers) {
        writer.close();
      }
    }
    return parts;
  }

  List<History> histories() {
    return files.stream().<History>map(HistoryFile::new).toList();
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
