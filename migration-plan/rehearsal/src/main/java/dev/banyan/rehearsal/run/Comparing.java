package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.report.Rehearsed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The last proof of a run: both stores hold the same rows, forward, and where the service owns
/// writes on the way back as well.
record Comparing(ConductorClient conductor) {
  /// @param found by capability, if both ways could be compared
  /// @param notes what could not
  void both(
      String capability,
      boolean backward,
      Map<String, Rehearsed.Comparison> found,
      List<String> notes)
      throws InterruptedException {
    List<String> ways = backward ? List.of("forward", "backward") : List.of("forward");
    List<Rehearsed.Comparison> comparisons = new ArrayList<>();
    for (String way : ways) {
      try {
        ConductorClient.Answer answer = conductor.diff(capability, way);
        JsonNode diff = answer.body();
        if (answer.good()) {
          comparisons.add(
              new Rehearsed.Comparison(
                  diff.path("rows").asLong(), diff.path("mismatches").asLong()));
        } else {
          notes.add(told(capability, way, answer.told()));
        }
      } catch (IOException silent) {
        notes.add(told(capability, way, silent.toString()));
      }
    }
    if (comparisons.size() == ways.size()) {
      found.put(capability, comparisons.stream().reduce(Comparing::together).orElseThrow());
    }
  }

  /// The same rows, looked at from both ends.
  private static Rehearsed.Comparison together(
      Rehearsed.Comparison one, Rehearsed.Comparison other) {
    return new Rehearsed.Comparison(
        Math.max(one.rows(), other.rows()), one.mismatches() + other.mismatches());
  }

  private static String told(String capability, String way, String why) {
    return "The stores of %s were not compared %s: %s".formatted(capability, way, why);
  }
}
