package dev.banyan.rehearsal.handovers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads handovers out of the conductor's journal.
public final class HandoverJournal {
  private static final String FIRST = "Holding";

  private final ConductorClient conductor;
  private final String capability;

  public HandoverJournal(ConductorClient conductor, String capability) {
    this.conductor = conductor;
    this.capability = capability;
  }

  /// The number of the newest line.
  public long newest() throws IOException, InterruptedException {
    List<JsonNode> lines = lines(0);
    return lines.isEmpty() ? 0 : lines.getLast().path("seq").asLong();
  }

  /// All that began after a line. What broke off and was recovered is one handover.
  public List<ToldHandover> after(long line) throws IOException, InterruptedException {
    List<ToldHandover> handovers = new ArrayList<>();
    List<JsonNode> steps = new ArrayList<>();
    for (JsonNode each : lines(line)) {
      if (!each.path("kind").asText().equals("handover")
          || !each.path("capability").asText().equals(capability)
          || each.path("evidence").path("step").isMissingNode()) {
        continue;
      }
      if (step(each).equals(FIRST)) {
        add(steps, handovers);
      }
      steps.add(each);
    }
    add(steps, handovers);
    return handovers;
  }

  private static void add(List<JsonNode> steps, List<ToldHandover> handovers) {
    if (!steps.isEmpty()) {
      JsonNode move = steps.getFirst().path("evidence");
      handovers.add(
          new ToldHandover(
              move.path("from").asInt(),
              move.path("to").asInt(),
              steps.stream()
                  .map(
                      each ->
                          new ToldHandover.Reached(
                              step(each), Instant.parse(each.path("at").asText())))
                  .toList(),
              steps.getLast().path("text").asText()));
      steps.clear();
    }
  }

  private static String step(JsonNode line) {
    return line.path("evidence").path("step").asText();
  }

  private List<JsonNode> lines(long after) throws IOException, InterruptedException {
    List<JsonNode> lines = new ArrayList<>();
    long last = after;
    int before;
    do {
      before = lines.size();
      ConductorClient.Answer answer = conductor.journal(last);
      if (!answer.good()) {
        throw new IOException("the conductor does not show its journal: " + answer.told());
      }
      answer.body().path("entries").forEach(lines::add);
      last = lines.isEmpty() ? last : lines.getLast().path("seq").asLong();
    } while (lines.size() > before);
    return lines;
  }
}
