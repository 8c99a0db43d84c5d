package dev.banyan.analysis.schema;

import java.util.List;

/// The tables of a database and how they refer to each other.
public record Schema(List<Table> tables, List<ForeignKey> foreignKeys, Statistics statistics) {
  /// Without a database: tables are what the code says.
  public static Schema unknown() {
    return new Schema(
        List.of(),
        List.of(),
        new Statistics.Absent(
            "No database was given, so there are no row counts, no foreign keys and no statements that ran;"
                + " tables are those that the code names. Give one with --database."));
  }

  public boolean isKnown() {
    return !tables.isEmpty();
  }
}
