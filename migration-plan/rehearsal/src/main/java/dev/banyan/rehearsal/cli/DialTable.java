package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.Progress;
import java.util.List;

/// What came of a hand on a dial, for a person and for a machine.
final class DialTable {
  private final Progress progress;
  private final String capability;

  DialTable(Progress progress, String capability) {
    this.progress = progress;
    this.capability = capability;
  }

  /// @param good whether it is as promised
  /// @param body for a machine
  record Outcome(boolean good, ObjectNode body) {}

  /// @param turn as the conductor answers
  Outcome turned(JsonNode turn) {
    List<String> reasons = texts(turn.path("reasons"));
    texts(turn.path("done")).forEach(done -> progress.say(capability + ": " + done));
    if (reasons.isEmpty()) {
      progress.say(
          "'%s' stands at %s, and a hand holds it there. Back to the plan: ./rehearse dial %s --release"
              .formatted(capability, dial(turn.path("stands")), capability));
    } else {
      reasons.forEach(progress::warn);
      progress.warn(
          "'%s' stands at %s and is wished at %s. It is tried again by itself (./rehearse status); to give up: ./rehearse dial %s --release"
              .formatted(
                  capability, dial(turn.path("stands")), dial(turn.path("wished")), capability));
    }
    return outcome(reasons.isEmpty() ? "DONE" : "NOT_YET", reasons.isEmpty(), turn);
  }

  Outcome refused(List<String> reasons) {
    progress.warn("'%s' may not be turned now; nothing was changed:".formatted(capability));
    reasons.forEach(reason -> progress.say("  - " + reason));
    ObjectNode body = new ObjectMapper().createObjectNode();
    ArrayNode all = body.putArray("reasons");
    reasons.forEach(all::add);
    return outcome("REFUSED", false, body);
  }

  /// @param foreseen as the conductor answers
  Outcome foreseen(JsonNode foreseen) {
    boolean may = foreseen.path("may").asBoolean();
    if (!may) {
      progress.warn(
          "'%s' stands at %s and may not be turned to %s:"
              .formatted(capability, dial(foreseen.path("stands")), dial(foreseen.path("wished"))));
      texts(foreseen.path("reasons")).forEach(reason -> progress.say("  - " + reason));
      return outcome("REFUSED", false, foreseen);
    }
    List<String> steps = texts(foreseen.path("steps"));
    progress.say(
        steps.isEmpty()
            ? "'%s' stands at %s already: nothing would move"
                .formatted(capability, dial(foreseen.path("stands")))
            : "'%s' stands at %s and would go to %s. Nothing was moved; this would be done, in order:"
                .formatted(
                    capability, dial(foreseen.path("stands")), dial(foreseen.path("wished"))));
    for (int i = 0; i < steps.size(); i++) {
      progress.say("%3d. %s".formatted(i + 1, steps.get(i)));
    }
    return outcome("FORESEEN", true, foreseen);
  }

  /// @param released as the conductor answers
  Outcome released(JsonNode released) {
    progress.say(
        (released.path("released").asBoolean()
                ? "'%s' is given back to the plan, which goes on from %s"
                : "the plan drives '%s' already, at %s")
            .formatted(capability, dial(released.path("stands"))));
    return outcome("RELEASED", true, released);
  }

  static String dial(JsonNode percent) {
    return "reads %s %%, writes %s %%"
        .formatted(percent.path("reads").asText("?"), percent.path("writes").asText("?"));
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private Outcome outcome(String word, boolean good, JsonNode answer) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("capability", capability);
    body.put("outcome", word);
    answer.properties().forEach(each -> body.set(each.getKey(), each.getValue()));
    return new Outcome(good, body);
  }
}
