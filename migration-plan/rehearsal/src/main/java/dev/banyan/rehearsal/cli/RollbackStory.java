package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A rollback as a person sees it.
final class RollbackStory {
  private final Progress progress;
  private final String capability;
  private List<String> lastReasons = List.of();

  RollbackStory(Progress progress, String capability) {
    this.progress = progress;
    this.capability = capability;
  }

  /// A dry run.
  void foreseen(JsonNode foreseen) {
    progress.say(
        "Nothing was moved. A rollback of '%s' would do this, in order:".formatted(capability));
    for (JsonNode each : foreseen.path("capabilities")) {
      List<String> steps = DialTable.texts(each.path("steps"));
      progress.say("'%s'%s".formatted(each.path("capability").asText(), why(each)));
      if (steps.isEmpty()) {
        progress.say("  everything is at the monolith already; a hand would keep it there");
      }
      for (int i = 0; i < steps.size(); i++) {
        progress.say("%3d. %s".formatted(i + 1, steps.get(i)));
      }
      DialTable.texts(each.path("reasons"))
          .forEach(reason -> progress.warn("it would wait now: " + reason));
    }
  }

  /// What a forced rollback would give up.
  void wouldBeLost(JsonNode now) {
    for (JsonNode each : now.path("capabilities")) {
      progress.warn(
          "'%s' stands at %s; %s"
              .formatted(
                  each.path("name").asText(),
                  DialTable.dial(each.path("stands")),
                  each.path("back").asBoolean()
                      ? "nothing would be lost"
                      : comingBack(each)
                          + ": these would be lost, and whatever the stream has not read of the store"));
    }
    progress.say(
        "Nothing was moved. Where the stream still delivers, ./rehearse rollback %s loses nothing. To give up what does not come back: ./rehearse rollback %s --force --lose-them"
            .formatted(capability, capability));
  }

  /// What goes back, in which order, before anything moves.
  void announced(JsonNode foreseen) {
    List<String> first = new ArrayList<>();
    foreseen.path("capabilities").forEach(each -> first.add(each.path("capability").asText()));
    first.remove(capability);
    if (!first.isEmpty()) {
      progress.say(
          "'%s' is required by %s: back to the monolith first"
              .formatted(capability, String.join(", ", first)));
    }
  }

  /// How it stands, while it is waited for.
  void now(JsonNode reached, Duration left) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode each : reached.path("capabilities")) {
      reasons.addAll(DialTable.texts(each.path("reasons")));
    }
    if (!reasons.equals(lastReasons)) {
      reasons.forEach(progress::warn);
      lastReasons = reasons;
    }
    for (JsonNode each : reached.path("capabilities")) {
      if (!each.path("back").asBoolean()) {
        progress.now(
            "%s: %s; %s; waiting %d s more"
                .formatted(
                    each.path("name").asText(),
                    DialTable.dial(each.path("stands")),
                    comingBack(each),
                    left.toSeconds()));
      }
    }
  }

  void silent() {
    progress.now("the conductor does not answer; it is waited for");
  }

  void ended(JsonNode reached, Duration patience) {
    for (JsonNode each : reached.path("capabilities")) {
      String name = each.path("name").asText();
      if (each.path("back").asBoolean()) {
        progress.say(
            "'%s' is at the monolith, traffic and data, and a hand keeps it there. Back to the plan: ./rehearse dial %s --release"
                .formatted(name, name));
        continue;
      }
      progress.warn(
          "'%s' has not come back within %d s: it stands at %s; %s"
              .formatted(
                  name,
                  patience.toSeconds(),
                  DialTable.dial(each.path("stands")),
                  comingBack(each)));
      DialTable.texts(each.path("reasons")).forEach(reason -> progress.say("  - " + reason));
      progress.say(
          "  Nothing was lost: who owns what is unchanged, and as soon as the rows can come back it goes on by itself (./rehearse status). To give up: ./rehearse dial %s --release"
              .formatted(name));
    }
  }

  private static String comingBack(JsonNode each) {
    String lag =
        each.hasNonNull("lagMillis")
            ? "the backward stream is %.1f s behind"
                .formatted(each.path("lagMillis").asLong() / 1e3)
            : "the backward stream is not known to flow";
    return each.hasNonNull("notApplied")
        ? lag + ", at most %d changes not applied".formatted(each.path("notApplied").asLong())
        : lag;
  }

  private String why(JsonNode each) {
    return each.path("capability").asText().equals(capability)
        ? ""
        : ", because it requires what comes back";
  }
}
