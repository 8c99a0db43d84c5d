package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.journal.HandoverFold;
import dev.banyan.rehearsal.journal.ToldHandover;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The journal as a story: who, when, what and why, with the steps of a handover folded into one
/// line.
final class JournalStory {
  private static final String HANDOVER = "handover";

  private JournalStory() {}

  /// @param at when it happened; a handover's is when it ended, or how far it is known
  /// @param steps how long each step of a handover took, in order; empty for all else
  record Line(
      Instant at, String capability, String kind, String text, Map<String, Duration> steps) {
    /// What happened, with the durations of the steps.
    String told() {
      if (steps.isEmpty()) {
        return text;
      }
      Duration all = steps.values().stream().reduce(Duration.ZERO, Duration::plus);
      List<String> each = new ArrayList<>();
      steps.forEach((step, took) -> each.add("%s %d".formatted(step, took.toMillis())));
      return "%s (%d ms: %s)".formatted(text, all.toMillis(), String.join(", ", each));
    }
  }

  /// @param entries of the journal, oldest first
  static List<Line> of(JsonNode entries) {
    List<Line> lines = new ArrayList<>();
    HandoverFold handovers = new HandoverFold();
    for (JsonNode entry : entries) {
      if (HandoverFold.isStep(entry)) {
        handovers.add(entry).map(JournalStory::line).ifPresent(lines::add);
      } else {
        lines.add(line(entry));
      }
    }
    handovers.underWay().stream().map(JournalStory::line).forEach(lines::add);
    return lines;
  }

  private static Line line(ToldHandover handover) {
    return new Line(
        handover.last(), handover.capability(), HANDOVER, handover.told(), handover.lengths());
  }

  private static Line line(JsonNode entry) {
    return new Line(
        Instant.parse(entry.path("at").asText()),
        Optional.ofNullable(entry.path("capability").textValue()).orElse(""),
        entry.path("kind").asText(),
        entry.path("text").asText(),
        Map.of());
  }

  /// For a machine.
  static ObjectNode json(List<Line> lines) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode all = mapper.createObjectNode();
    ArrayNode entries = all.putArray("journal");
    for (Line line : lines) {
      ObjectNode entry = entries.addObject();
      entry.put("at", line.at().toString());
      if (!line.capability().isEmpty()) {
        entry.put("capability", line.capability());
      }
      entry.put("kind", line.kind());
      entry.put("text", line.text());
      if (!line.steps().isEmpty()) {
        ObjectNode steps = entry.putObject("stepMillis");
        line.steps().forEach((step, took) -> steps.put(step, took.toMillis()));
      }
    }
    return all;
  }
}
