package dev.banyan.streams;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// SQL that is long enough for a file of its own, beside the classes.
final class SqlFile {
  private SqlFile() {}

  static String read(String name) {
    try (InputStream file = SqlFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the library lacks its file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
