package dev.banyan.monolith.importing;

import java.util.List;

/// One record of a CSV file: its place, its text as found, and its fields.
record CsvRecord(long line, String text, List<CsvField> fields) {
  CsvRecord {
    fields = List.copyOf(fields);
  }

  boolean isBlank() {
    return fields.size() == 1 && text.isBlank();
  }

  /// A field and where it begins.
  record CsvField(Position at, String value) {}
}
