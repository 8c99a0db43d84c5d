package dev.banyan.rehearsal.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes lines of operations, by any thread, and the line that closes them.
final class HistoryWriter implements AutoCloseable {
  private final BufferedWriter out;
  private long operations;

  HistoryWriter(Path file) throws IOException {
    out = Files.newBufferedWriter(file);
  }

  static String closing(long operations) {
    return "{\"" + OperationLine.CLOSED + "\":" + operations + "}";
  }

  void write(String line) {
    write(line, 1);
  }

  synchronized void write(String lines, int howMany) {
    try {
      out.write(lines);
      out.write('\n');
      operations += howMany;
    } catch (IOException broken) {
      throw new UncheckedIOException("the history can no longer be recorded", broken);
    }
  }

  /// Says that this was all.
  synchronized void complete() throws IOException {
    out.write(closing(operations));
    out.write('\n');
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
