package dev.banyan.rehearsal.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A history as JSON lines, the last of which says how many operations there are: without it the
/// recording was cut short, and what is missing would look like anomalies.
public final class HistoryFile implements History {
  private static final JsonFactory JSON = new JsonFactory();

  /// How many operations are held in memory at a time, roughly.
  private static final int A_PART = 250_000;

  private final Path file;

  public HistoryFile(Path file) {
    this.file = file;
  }

  /// Holds it to a promise.
  ///
  /// @throws IOException if it cannot be read, or is no complete history
  public Checked check(Promise promise) throws IOException {
    return check(promise, A_PART);
  }

  Checked check(Promise promise, int part) throws IOException {
    List<Operation> first = new ArrayList<>();
    long[] rest = {0};
    forEach(
        operation -> {
          if (first.size() < part) {
            first.add(operation);
          } else {
            rest[0]++;
          }
        });
    if (rest[0] == 0) {
      return HistoryCheck.check(first, promise);
    }
    int parts = Math.toIntExact((first.size() + rest[0] + part - 1) / part);
    first.clear();
    try (HistoryParts split = HistoryParts.of(this, parts)) {
      return HistoryCheck.ofParts(split.histories(), promise);
    }
  }

  /// Keeps what a finding rests on, all operations of its keys, as a history of its own.
  public HistoryFile keep(Finding finding, Path target) throws IOException {
    Set<String> keys = new HashSet<>(Set.of(finding.key()));
    finding.operations().forEach(operation -> keys.add(operation.key()));
    try (HistoryWriter writer = new HistoryWriter(target)) {
      lines(
          (line, operation) -> {
            if (keys.contains(operation.key())) {
              writer.write(line);
            }
          });
      writer.complete();
    }
    return new HistoryFile(target);
  }

  @Override
  public void forEach(Consumer<Operation> each) throws IOException {
    lines((line, operation) -> each.accept(operation));
  }

  void lines(BiConsumer<String, Operation> each) throws IOException {
    OperationLine lines = new OperationLine();
    long operations = 0;
    boolean closed = false;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Operation operation = operation(lines, line, operations + 1);
        closed = operation == null && line.equals(HistoryWriter.closing(operations));
        if (operation != null) {
          operations++;
          each.accept(line, operation);
        }
      }
    }
    if (!closed) {
      throw new IOException(
          "the history %s is not complete: it has %d operations and no last line %s. Its recording was cut short; nothing can be concluded from it"
              .formatted(file, operations, HistoryWriter.closing(operations)));
    }
  }

  private @Nullable Operation operation(OperationLine lines, String line, long number)
      throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      return lines.read(json);
    } catch (JsonProcessingException broken) {
      throw wrong(number, broken.getOriginalMessage(), broken);
    } catch (IllegalArgumentException broken) {
      throw wrong(number, String.valueOf(broken.getMessage()), broken);
    }
  }

  private IOException wrong(long number, String what, Exception cause) {
    return new IOException(
        "line %d of the history %s is no operation: %s".formatted(number, file, what), cause);
  }
}
