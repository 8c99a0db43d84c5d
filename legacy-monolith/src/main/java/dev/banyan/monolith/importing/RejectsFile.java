package dev.banyan.monolith.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The lines that the shop has no place for, each with its number, the reason and its text. The
/// file appears when the import has succeeded, so it never speaks of an import that was undone.
final class RejectsFile implements AutoCloseable {
  private final Path path;
  private final Path unfinished;
  private final BufferedWriter out;

  RejectsFile(Path path) throws IOException {
    this.path = path.toAbsolutePath();
    this.unfinished = this.path.resolveSibling(this.path.getFileName() + ".unfinished");
    this.out = Files.newBufferedWriter(unfinished);
    out.write("line,reason,text\n");
  }

  Path path() {
    return path;
  }

  void write(Reading.Rejected rejected) throws IOException {
    out.write(
        "%d,%s,%s\n"
            .formatted(rejected.line(), quoted(rejected.reason()), quoted(rejected.text())));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  void publish() throws IOException {
    out.close();
    Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(unfinished);
  }
}
