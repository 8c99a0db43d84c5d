package dev.banyan.analysis.page;

import java.util.List;
import java.util.Locale;

/// HTML, with every text escaped.
final class Markup {
  private final StringBuilder out = new StringBuilder();

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String decimal(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /// `4.2 ms`, `12 s`.
  static String millis(double millis) {
    return millis >= 10_000
        ? String.format(Locale.ROOT, "%,.0f s", millis / 1_000)
        : String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%,.0f ms", millis);
  }

  Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  Markup section(String title, String lead) {
    return raw("<h2>" + escaped(title) + "</h2>\n<p class=\"lead\">" + escaped(lead) + "</p>\n");
  }

  /// A table that scrolls by itself.
  ///
  /// @param columns headings; those that end with `#` are of numbers
  Markup table(String caption, List<String> columns, List<List<String>> rows) {
    raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(caption));
    raw("\"><table><caption>" + escaped(caption) + "</caption><thead><tr>");
    for (String column : columns) {
      boolean number = column.endsWith("#");
      raw("<th scope=\"col\"" + (number ? " class=\"number\"" : "") + ">");
      raw(escaped(number ? column.substring(0, column.length() - 1) : column) + "</th>");
    }
    raw("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      raw("<tr>");
      for (int i = 0; i < row.size(); i++) {
        String look = columns.get(i).endsWith("#") ? "number" : "text";
        raw("<td class=\"" + look + "\">" + escaped(row.get(i)) + "</td>");
      }
      raw("</tr>\n");
    }
    return raw("</tbody></table></div>\n");
  }

  Markup list(String tag, String look, List<String> items) {
    raw("<" + tag + " class=\"" + look + "\">");
    items.forEach(item -> raw("<li>" + escaped(item) + "</li>"));
    return raw("</" + tag + ">\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
