package dev.banyan.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The journal as people read it: what was decided, when, and upon which evidence.
final class Story {
  /// One paragraph and when it happened.
  private record Paragraph(Instant at, String html) {}

  private final Rehearsed rehearsed;
  private final Instant opening;

  Story(Rehearsed rehearsed, Instant opening) {
    this.rehearsed = rehearsed;
    this.opening = opening;
  }

  String html() {
    List<Paragraph> paragraphs = new ArrayList<>();
    rehearsed.journal().forEach(line -> paragraphs.add(new Paragraph(line.at(), decision(line))));
    rehearsed.events().forEach(event -> paragraphs.add(new Paragraph(event.at(), event(event))));
    if (paragraphs.isEmpty()) {
      return "<p>Nothing was decided.</p>\n";
    }
    paragraphs.sort(Comparator.comparing(Paragraph::at));
    StringBuilder out = new StringBuilder("<ol class=\"story\">\n");
    paragraphs.forEach(paragraph -> out.append(paragraph.html()));
    return out.append("</ol>\n").toString();
  }

  private String decision(Rehearsed.JournalLine line) {
    StringBuilder out = new StringBuilder();
    out.append("<li class=\"").append(look(line)).append("\">");
    String capability = line.capability();
    String who = capability == null ? line.kind() : capability + " · " + line.kind();
    out.append(Markup.element("span", "when", when(line.at()) + " · " + who));
    out.append("<p>").append(Markup.escaped(line.text())).append("</p>");
    JsonNode evidence = line.evidence();
    if (evidence != null && evidence.path("gates").size() > 0) {
      out.append(gates(evidence.path("gates")));
    }
    return out.append("</li>\n").toString();
  }

  private String event(Rehearsed.Event event) {
    return "<li class=\"open\">%s<p>%s</p></li>%n"
        .formatted(
            Markup.element("span", "when", when(event.at()) + " · system"),
            Markup.escaped(event.text()));
  }

  private static String gates(JsonNode gates) {
    StringBuilder out =
        new StringBuilder(
            "<table class=\"gates\"><tr><th>evidence</th><th>must be</th><th>was</th><th>samples</th><th></th></tr>");
    for (JsonNode gate : gates) {
      JsonNode passes = gate.path("passes");
      String look = passes.isBoolean() ? (passes.asBoolean() ? "good" : "bad") : "open";
      String bound = gate.path("bound").asText().equals("AT_LEAST") ? "at least " : "at most ";
      out.append("<tr>")
          .append(Markup.cell(gate.path("evidence").asText()))
          .append(Markup.cell(bound + gate.path("threshold").asText()))
          .append(
              Markup.number(
                  gate.path("value").isNumber() ? gate.path("value").asText() : "not known"))
          .append(Markup.number(gate.path("samples").asText()))
          .append(
              Markup.element(
                  "td",
                  look,
                  look.equals("good") ? "✓ good" : look.equals("bad") ? "✗ bad" : "… too early"))
          .append("</tr>");
    }
    return out.append("</table>").toString();
  }

  private static String look(Rehearsed.JournalLine line) {
    JsonNode evidence = line.evidence();
    String verdict = evidence == null ? "" : evidence.path("verdict").asText();
    return switch (verdict) {
      case "ADVANCE" -> "good";
      case "ROLL_BACK" -> "bad";
      case "WAIT" -> "open";
      default ->
          switch (line.kind()) {
            case "problem" -> "bad";
            case "dial" -> "dial";
            default -> "plain";
          };
    };
  }

  private String when(Instant at) {
    Duration since = Duration.between(opening, at);
    return since.isNegative() ? "before" : Markup.clock(since.toMillis() / 1000.0);
  }
}
