package dev.banyan.rehearsal.report;

import java.util.Locale;

/// HTML and SVG, with every text escaped.
final class Markup {
  private Markup() {}

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
      }
    }
    return safe.toString();
  }

  static String element(String name, String classes, String text) {
    return "<%s class=\"%s\">%s</%s>".formatted(name, classes, escaped(text), name);
  }

  static String cell(String text) {
    return element("td", "text", text);
  }

  static String number(String text) {
    return element("td", "number", text);
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `4.2 ms`, `180 ms`.
  static String millis(double millis) {
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }

  /// `3:07`.
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return "%d:%02d".formatted(whole / 60, whole % 60);
  }
}
