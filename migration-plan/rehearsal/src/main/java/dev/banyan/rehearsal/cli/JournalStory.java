package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    Map<String, List<JsonNode>> underWay = new HashMap<>();
    for (JsonNode entry : entries) {
      String capability = entry.path("capability").asText("");
      String step = entry.at("/evidence/step").asText("");
      if (!entry.path("kind").asText().equals(HANDOVER) || step.isEmpty()) {
        lines.add(line(entry, Map.of()));
        continue;
      }
      List<JsonNode> steps = underWay.computeIfAbsent(capability, ignored -> new ArrayList<>());
      steps.add(entry);
      if (step.equals("Ended")) {
        lines.add(line(entry, durations(steps)));
        underWay.remove(capability);
      }
    }
    underWay.values().forEach(steps -> lines.add(line(steps.getLast(), durations(steps))));
    return lines;
  }

  /// Each step is written down before it is taken, so it lasts until the next one is.
  private static Map<String, Duration> durations(List<JsonNode> steps) {
    Map<String, Duration> durations = new LinkedHashMap<>();
    for (int i = 0; i + 1 < steps.size(); i++) {
      durations.merge(
          steps.get(i).at("/evidence/step").asText(),
          Duration.between(at(steps.get(i)), at(steps.get(i + 1))),
          Duration::plus);
    }
    return durations;
  }

  private static Line line(JsonNode entry, Map<String, Duration> steps) {
    return new Line(
        at(entry),
        Optional.ofNullable(entry.path("capability").textValue()).orElse(""),
        entry.path("kind").asText(),
        entry.path("text").asText(),
        steps);
  }

  private static Instant at(JsonNode entry) {
    return Instant.parse(entry.path("at").asText());
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
