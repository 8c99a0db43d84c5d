package dev.banyan.analysis.schema;

/// A statement that the database has run, with its values taken out.
///
/// @param calls how often
/// @param totalMillis how long in all
/// @param rows how many rows it returned or changed in all
public record RanStatement(String text, long calls, double totalMillis, long rows) {
  public double meanMillis() {
    return calls == 0 ? 0 : totalMillis / calls;
  }

  /// The same statement, run by two roles.
  RanStatement and(RanStatement other) {
    return new RanStatement(
        text, calls + other.calls, totalMillis + other.totalMillis, rows + other.rows);
  }
}
