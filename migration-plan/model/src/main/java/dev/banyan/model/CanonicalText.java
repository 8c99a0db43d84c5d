package dev.banyan.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// How a key is spelled: one thing has one spelling, in Java and in SQL.
///
/// @param steps applied in this order
public record CanonicalText(List<Step> steps) {
  /// One change to a key's text; each does the same in Java and in PostgreSQL.
  public enum Step {
    /// Cuts blanks (U+0020) off both ends.
    TRIM("btrim(%s)"),
    /// A–Z for a–z; other letters stay, because upper-casing them depends on the locale.
    UPPER_ASCII("translate(%s, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"),
    /// a–z for A–Z; other letters stay.
    LOWER_ASCII("translate(%s, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"),
    /// Unicode normalization form C.
    NFC("normalize(%s, nfc)");

    private final String sql;

    Step(String sql) {
      this.sql = sql;
    }

    /// As the plan spells it: `upper-ascii`.
    public String spelling() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String apply(String text) {
      return switch (this) {
        case TRIM -> trim(text);
        case UPPER_ASCII -> ascii(text, 'a', 'z', 'A' - 'a');
        case LOWER_ASCII -> ascii(text, 'A', 'Z', 'a' - 'A');
        case NFC -> Normalizer.normalize(text, Normalizer.Form.NFC);
      };
    }
  }

  public CanonicalText {
    steps = List.copyOf(steps);
  }

  public String of(String raw) {
    String text = raw;
    for (Step step : steps) {
      text = step.apply(text);
    }
    return text;
  }

  /// The same as SQL over a text expression.
  public String sql(String expression) {
    String sql = expression;
    for (Step step : steps) {
      sql = step.sql.formatted(sql);
    }
    return sql;
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static String ascii(String text, char first, char last, int shift) {
    StringBuilder changed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      changed.append(c >= first && c <= last ? (char) (c + shift) : c);
    }
    return changed.toString();
  }
}
