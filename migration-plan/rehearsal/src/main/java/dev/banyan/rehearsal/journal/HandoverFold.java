package dev.banyan.rehearsal.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds the journal's entries, one step each, into handovers. What broke off and was recovered is
/// one handover, whatever is written down again; a capability has one at a time.
public final class HandoverFold {
  private final Map<String, List<JsonNode>> underWay = new LinkedHashMap<>();

  /// Whether an entry is a step of a handover. That one broke off is told, and is none.
  public static boolean isStep(JsonNode entry) {
    return entry.path("kind").asText().equals("handover") && !step(entry).isEmpty();
  }

  /// @param entries of the journal, oldest first; what is no step is passed over
  /// @return in the order in which they ended; then those that have not
  public static List<ToldHandover> of(List<JsonNode> entries) {
    HandoverFold fold = new HandoverFold();
    List<ToldHandover> handovers = new ArrayList<>();
    entries.stream()
        .filter(HandoverFold::isStep)
        .forEach(entry -> fold.add(entry).ifPresent(handovers::add));
    handovers.addAll(fold.underWay());
    return handovers;
  }

  /// @return the handover that is over by it: the one whose end it is, or, where it begins another
  ///   one, what came before and was never told to have ended
  public Optional<ToldHandover> add(JsonNode entry) {
    String capability = entry.path("capability").asText();
    Optional<ToldHandover> before =
        HandoverStep.HOLD.is(step(entry)) ? over(capability) : Optional.empty();
    underWay.computeIfAbsent(capability, ignored -> new ArrayList<>()).add(entry);
    return step(entry).equals(ToldHandover.ENDED) ? over(capability) : before;
  }

  /// What has not ended yet, in the order in which it began.
  public List<ToldHandover> underWay() {
    return underWay.values().stream().map(HandoverFold::told).toList();
  }

  private Optional<ToldHandover> over(String capability) {
    return Optional.ofNullable(underWay.remove(capability)).map(HandoverFold::told);
  }

  private static ToldHandover told(List<JsonNode> steps) {
    JsonNode last = steps.getLast();
    @Nullable Integer stands = null;
    for (JsonNode each : steps) {
      JsonNode number = each.path("evidence").path("stands");
      stands = number.isInt() ? Integer.valueOf(number.intValue()) : stands;
    }
    return new ToldHandover(
        last.path("capability").asText(),
        last.path("evidence").path("from").asInt(),
        last.path("evidence").path("to").asInt(),
        stands,
        steps.stream()
            .map(
                each ->
                    new ToldHandover.Reached(step(each), Instant.parse(each.path("at").asText())))
            .toList(),
        last.path("text").asText());
  }

  private static String step(JsonNode entry) {
    return entry.path("evidence").path("step").asText();
  }
}
