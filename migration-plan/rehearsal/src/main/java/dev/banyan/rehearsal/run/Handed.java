package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.report.Rehearsed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How buckets changed hands, as the journal tells it: from the hold to where both numbers stand
/// equal again. A capability has one handover at a time.
final class Handed {
  private Handed() {}

  static Rehearsed.Handed of(String capability, List<Rehearsed.JournalLine> journal) {
    List<Long> holds = new ArrayList<>();
    long done = 0;
    @Nullable Instant held = null;
    for (Rehearsed.JournalLine line : journal) {
      JsonNode evidence = line.evidence();
      if (evidence == null
          || !line.kind().equals("handover")
          || !capability.equals(line.capability())) {
        continue;
      }
      String step = evidence.path("step").asText();
      if (step.equals("Holding")) {
        held = line.at();
      } else if (step.equals("Settling")) {
        if (held != null) {
          holds.add(Duration.between(held, line.at()).toMillis());
        }
        held = null;
        done += evidence.path("stands").equals(evidence.path("to")) ? 1 : 0;
      }
    }
    return new Rehearsed.Handed(done, holds);
  }
}
