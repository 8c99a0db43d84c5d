package dev.banyan.rehearsal.handovers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.journal.HandoverFold;
import dev.banyan.rehearsal.journal.ToldHandover;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the handovers of one capability out of the conductor's journal.
public final class HandoverJournal {
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

  /// All that were told of after a line, the oldest first.
  public List<ToldHandover> after(long line) throws IOException, InterruptedException {
    return HandoverFold.of(lines(line)).stream()
        .filter(handover -> handover.capability().equals(capability))
        .toList();
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
