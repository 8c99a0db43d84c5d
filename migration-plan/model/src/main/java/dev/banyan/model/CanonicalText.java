package dev.banyan.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    /// Unicode normalization form C. Letters newer than the database's Unicode version may differ.
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

  /// Why a key that has its one spelling could get another by going through the steps again.
  Optional<String> unstable() {
    boolean upper = steps.contains(Step.UPPER_ASCII);
    boolean lower = steps.contains(Step.LOWER_ASCII);
    if (upper && lower) {
      return Optional.of("upper-ascii and lower-ascii undo each other; keep one of them");
    }
    // U+212A becomes a K; h with U+0331 becomes one letter, H with it does not
    boolean around =
        steps.indexOf(Step.NFC) == 0 && steps.lastIndexOf(Step.NFC) == steps.size() - 1;
    if ((upper || lower) && steps.contains(Step.NFC) && (steps.size() < 3 || !around)) {
      return Optional.of(
          "nfc must stand first and last where the case changes, too, because each can undo the other: [nfc, %s, nfc]"
              .formatted((upper ? Step.UPPER_ASCII : Step.LOWER_ASCII).spelling()));
    }
    return Optional.empty();
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
