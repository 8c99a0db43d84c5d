package dev.banyan.streams;

/// How a column is read on both sides so that equal values are spelled equally, and values that
/// only look equal to SQL are not: what the target would store is compared with what it stores.
///
/// Types that hash by value, wherever they are, keep it. All others are compared as text: those
/// that cannot be hashed (json, xml, money, bit), that hash by a number of one database (enum), or
/// as equal what is not the same (a number's scale where it is free, minus zero, an interval of a
/// day and of 24 hours). Texts go by code point. Nothing here fails where the target would refuse a
/// value: such a row is a finding, not an error.
///
/// @param left expression in the source
/// @param right expression in the target
record Spelling(String left, String right) {
  /// @param from what the SELECT yields
  /// @param into what the target declares
  /// @param column as either query calls it
  static Spelling of(ColumnType from, ColumnType into, String column) {
    return switch (into.type()) {
      case "int2", "int4", "int8" -> integer(from, into, column);
      case "numeric" -> number(from, into, column);
      case "bool", "uuid", "date", "bytea", "time", "timestamp", "timestamptz" ->
          new Spelling(
              from.type().equals(into.type()) && into.size() == 0
                  ? column
                  : column + "::" + into.declared(),
              column);
      case "varchar" -> new Spelling(text(fitting(from, into, column)), text(column));
      // Blanks at its end are no part of a value of fixed length.
      case "bpchar" -> new Spelling(text("rtrim(" + column + "::text, ' ')"), text(column));
      case "text", "name", "json", "bit", "varbit" -> new Spelling(text(column), text(column));
      default ->
          new Spelling(
              text(into.builtIn() ? column + "::" + into.declared() : column), text(column));
    };
  }

  private static Spelling integer(ColumnType from, ColumnType into, String column) {
    if (from.type().equals(into.type())) {
      return new Spelling(column, column);
    }
    if (from.integer()) {
      return new Spelling(column + "::int8", column + "::int8");
    }
    return new Spelling(
        from.type().startsWith("float")
            ? "round(" + column + "::float8)::numeric"
            : "round(" + column + "::numeric)",
        column + "::numeric");
  }

  /// Where the target has a scale, every value there has it.
  private static Spelling number(ColumnType from, ColumnType into, String column) {
    if (into.size() == 0) {
      return new Spelling(text(column + "::numeric"), text(column));
    }
    boolean same =
        from.type().equals("numeric") && from.size() == into.size() && from.scale() == into.scale();
    return new Spelling(
        same ? column : "round(" + column + "::numeric, " + into.scale() + ")", column);
  }

  /// SQL cuts blanks, and nothing else, off a text that is too long.
  private static String fitting(ColumnType from, ColumnType into, String column) {
    if (into.size() == 0
        || (from.type().equals("varchar") && from.size() > 0 && from.size() <= into.size())) {
      return column;
    }
    return "case when length(%1$s::text) > %2$d and rtrim(substr(%1$s::text, %2$d + 1), ' ') = '' then left(%1$s::text, %2$d) else %1$s::text end"
        .formatted(column, into.size());
  }

  private static String text(String expression) {
    return "(" + expression + ")::text collate \"C\"";
  }
}
