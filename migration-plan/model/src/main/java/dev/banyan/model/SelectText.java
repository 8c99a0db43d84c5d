package dev.banyan.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mapping's SELECT. The database judges its grammar; here only what would make a plan do
/// something else than it says.
///
/// @param sql as written, without blanks around it
/// @param bare in small letters, with quoted text and comments blanked out
record SelectText(String sql, String bare) {
  private static final Pattern QUOTED_OR_COMMENT =
      Pattern.compile(
          "'(?:[^']|'')*'|--[^\n]*|/\\*.*?\\*/|\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);

  static Optional<SelectText> read(YamlValue value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String bare =
        QUOTED_OR_COMMENT.matcher(text.get()).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
    if (!bare.matches("(?s)select\\b.*")) {
      value.wrong(
          "%s must be one SELECT; it begins with '%s'".formatted(value.name(), firstWord(bare)));
      return Optional.empty();
    }
    if (bare.contains(";")) {
      value.wrong(
          "%s must be one SELECT without ';', because it is built into larger statements"
              .formatted(value.name()));
      return Optional.empty();
    }
    return Optional.of(new SelectText(text.get().strip(), bare));
  }

  /// The batch takes the table's place under its unqualified name.
  void mustReadFrom(String table, YamlValue value) {
    String name = table.substring(table.indexOf('.') + 1);
    if (reads(table)) {
      value.wrong(
          "%s reads from '%s'; write 'from %s': the batch of changed rows stands there under the name without its schema"
              .formatted(value.name(), table, name));
    } else if (!reads(name)) {
      value.wrong(
          "%s does not read 'from %s', the table it is the mapping of"
              .formatted(value.name(), name));
    }
  }

  boolean mentions(String column) {
    Matcher star = Pattern.compile("select\\s+(\\w+\\.)?\\*").matcher(bare);
    return star.find() || Pattern.compile("\\b%s\\b".formatted(column)).matcher(bare).find();
  }

  private boolean reads(String table) {
    return Pattern.compile("\\bfrom\\s+%s(?![\\w.])".formatted(Pattern.quote(table)))
        .matcher(bare.replace("\"", ""))
        .find();
  }

  private static String firstWord(String bare) {
    return bare.split("\\s", 2)[0];
  }
}
