package dev.banyan.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// `index.html`: one file that fetches nothing.
final class ReportPage {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Rehearsed rehearsed;
  private final Instant opening;

  /// @param opening when the shop opened: second zero of the samples
  ReportPage(Rehearsed rehearsed, Instant opening) {
    this.rehearsed = rehearsed;
    this.opening = opening;
  }

  String html() {
    StringBuilder out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
    out.append("<link rel=\"icon\" href=\"data:,\">\n<title>")
        .append(Markup.escaped(rehearsed.outcome() + ": rehearsal of " + rehearsed.plan()))
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n<main>\n");
    headline(out);
    new Figures(rehearsed).tiles(out);
    sentences(out, "Why it did not pass", "findings", rehearsed.findings());
    sentences(out, "Good to know", "findings notes", rehearsed.notes());
    section(
        out,
        "What moved",
        "Each capability, where it stands now, and the proof that both stores hold the same rows.");
    new Figures(rehearsed).moved(out);
    section(out, "Over time", "Minutes and seconds since the doors of the shop opened.");
    out.append(new Charts(rehearsed, opening).figures());
    section(
        out,
        "The story",
        "Every decision of the conductor as it stands in its journal, with the thresholds beside what was measured.");
    out.append(new Story(rehearsed, opening).html());
    section(
        out,
        "How long shoppers waited",
        "Over the whole run, by who answered; counted from the moment a shopper wanted the answer.");
    new Figures(rehearsed).latencies(out);
    new Figures(rehearsed).books(out);
    new Figures(rehearsed).examples(out);
    repeat(out);
    return out.append("</main>\n</body>\n</html>\n").toString();
  }

  private void headline(StringBuilder out) {
    String look =
        switch (rehearsed.outcome()) {
          case "PASSED" -> "good";
          case "FAILED" -> "bad";
          default -> "open";
        };
    out.append(
        "<p class=\"kicker\">Banyan rehearsal of plan ‘%s’ · %s</p>\n"
            .formatted(Markup.escaped(rehearsed.plan()), DATE.format(rehearsed.startedAt())));
    out.append("<h1>").append(Markup.escaped(Headline.of(rehearsed))).append("</h1>\n");
    out.append(Markup.element("span", "badge " + look, rehearsed.outcome())).append("\n");
  }

  private static void section(StringBuilder out, String title, String lead) {
    out.append("<h2>").append(Markup.escaped(title)).append("</h2>\n");
    out.append(Markup.element("p", "lead", lead)).append("\n");
  }

  private static void sentences(
      StringBuilder out, String title, String look, List<String> sentences) {
    if (!sentences.isEmpty()) {
      out.append("<section class=\"").append(look).append("\"><h3>").append(Markup.escaped(title));
      out.append("</h3><ul>");
      sentences.forEach(each -> out.append("<li>").append(Markup.escaped(each)).append("</li>"));
      out.append("</ul></section>\n");
    }
  }

  private void repeat(StringBuilder out) {
    section(
        out,
        "How to see the same again",
        "The same seed brings the same shop and the same shoppers at the same times.");
    out.append("<pre>").append(Markup.escaped(rehearsed.command())).append("</pre>\n");
    out.append("<div class=\"wide\"><table>");
    row(out, "Seed", Long.toString(rehearsed.seed()));
    row(out, "Pace", rehearsed.pace());
    row(out, "Started", rehearsed.startedAt().toString());
    rehearsed.machine().forEach((name, value) -> row(out, name, value));
    JsonNode filled = rehearsed.filled();
    if (filled != null) {
      filled
          .properties()
          .forEach(each -> row(out, "Shop: " + each.getKey(), each.getValue().asText()));
    }
    out.append("</table></div>\n");
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append("<tr>").append(Markup.element("th", "text", name)).append(Markup.cell(value));
    out.append("</tr>");
  }

  private static String style() {
    try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is missing beside " + ReportPage.class);
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
