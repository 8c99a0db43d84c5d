package dev.banyan.monolith.importing;

import dev.banyan.monolith.importing.CsvRecord.CsvField;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads CSV (RFC 4180) record by record. Written by hand because a person who must mend a file
/// wants line and column of every fault, and the rejects report the text of a line exactly as it
/// was: the usual libraries keep neither.
final class CsvRecords {
  /// A quote that is never closed must not swallow the rest of the file into memory.
  private static final int LONGEST_RECORD = 1 << 16;

  private static final int END = -1;

  private final String file;
  private final Utf8Characters characters;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private long line = 1;
  private int column = 1;

  CsvRecords(String file, InputStream in) {
    this.file = file;
    try {
      this.characters = new Utf8Characters(in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// The next record that is not blank, or null at the end.
  @Nullable CsvRecord next() {
    while (peek() != END) {
      var record = readRecord();
      if (!record.isBlank()) {
        return record;
      }
    }
    return null;
  }

  private CsvRecord readRecord() {
    var startedAt = line;
    List<CsvField> fields = new ArrayList<>(8);
    text.setLength(0);
    do {
      fields.add(readField());
    } while (read() == ',');
    var length = text.length();
    while (length > 0 && (text.charAt(length - 1) == '\n' || text.charAt(length - 1) == '\r')) {
      length--;
    }
    return new CsvRecord(startedAt, text.substring(0, length), fields);
  }

  /// Reads up to, not including, the comma or line end that ends the field.
  private CsvField readField() {
    var at = here();
    value.setLength(0);
    if (peek() == '"') {
      readQuoted(at);
    } else {
      while (!atFieldEnd()) {
        value.append((char) read());
      }
    }
    return new CsvField(at, value.toString());
  }

  private void readQuoted(Position opened) {
    read();
    while (true) {
      var c = peek();
      if (c == END || text.length() > LONGEST_RECORD) {
        throw new BrokenFile(
            file,
            opened,
            "the quote opened here is never closed",
            "Close it, or double it (\"\") where it belongs to the text");
      }
      read();
      if (c != '"') {
        value.append((char) c);
      } else if (peek() == '"') {
        value.append((char) read());
      } else {
        break;
      }
    }
    if (!atFieldEnd()) {
      throw new BrokenFile(
          file,
          here(),
          "there is text after a closing quote",
          "Double the quotes (\"\") that belong to the text");
    }
  }

  private boolean atFieldEnd() {
    var c = peek();
    if (c == '\r') {
      read();
      if (peek() == '\n' || peek() == END) {
        return true;
      }
      value.append('\r');
      return atFieldEnd();
    }
    return c == ',' || c == '\n' || c == END;
  }

  private int read() {
    try {
      var c = characters.read();
      if (c == '\n') {
        line++;
        column = 1;
      } else if (c != END && !Character.isLowSurrogate((char) c)) {
        column++;
      }
      if (c != END) {
        text.append((char) c);
      }
      return c;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private int peek() {
    try {
      return characters.peek();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Position here() {
    return new Position(line, column);
  }

  private BrokenFile unreadable(IOException e) {
    return switch (e) {
      case MalformedInputException _ ->
          new BrokenFile(file, here(), "these bytes are not UTF-8", "Save the file as UTF-8");
      case EOFException _ ->
          new BrokenFile(
              file,
              here(),
              "the compressed file ends in mid-stream: it was cut short",
              "Fetch or copy it again");
      case ZipException z ->
          new BrokenFile(
              file,
              here(),
              "the compressed file is damaged (%s)".formatted(z.getMessage()),
              "Fetch or copy it again");
      default ->
          new BrokenFile(
              file,
              here(),
              "the file cannot be read (%s)".formatted(e.getMessage()),
              "Check the disk it lies on");
    };
  }
}
