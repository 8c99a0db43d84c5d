package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.Progress;
import java.util.Locale;

/// What a diff found, for a person: differences side by side.
final class DiffTable {
  private static final String SIDE_BY_SIDE = "  %-24s %-20s %-16s %-30s %s";

  private final Progress progress;

  DiffTable(Progress progress) {
    this.progress = progress;
  }

  static boolean equal(JsonNode diff) {
    return diff.path("mismatches").asLong(-1) == 0 && diff.path("undecided").asLong(0) == 0;
  }

  /// @param diff as the conductor answers
  void tell(String capability, JsonNode diff) {
    String title = capability + ", " + diff.path("direction").asText();
    JsonNode repair = diff.path("repair");
    if (repair.isObject()) {
      progress.say(
          line(
              "%s: %,d rows differed, %,d were sent again",
              title, repair.path("mismatches").asLong(), repair.path("sent").asLong()));
      sideBySide(repair.path("examples"));
      notSent(repair.path("notSent"));
    }
    long mismatches = diff.path("mismatches").asLong();
    long undecided = diff.path("undecided").asLong();
    if (equal(diff)) {
      progress.say(
          line("%s: both stores hold the same %,d rows", title, diff.path("rows").asLong()));
      return;
    }
    if (mismatches > 0) {
      progress.warn(
          line("%s: %,d of %,d rows differ", title, mismatches, diff.path("rows").asLong()));
      sideBySide(diff.path("examples"));
    }
    if (undecided > 0) {
      progress.warn(
          line(
              "%s: %,d rows never stood still while they were looked at, so nothing is known about them; ask again",
              title, undecided));
    }
  }

  private void sideBySide(JsonNode examples) {
    if (!examples.isEmpty()) {
      progress.say(line(SIDE_BY_SIDE, "table", "key", "column", "source", "target"));
    }
    for (JsonNode each : examples) {
      progress.say(
          line(
              SIDE_BY_SIDE,
              each.path("table").asText(),
              each.path("key").asText(),
              each.path("column").isTextual() ? each.path("column").asText() : "(whole row)",
              value(each.path("left"), each),
              value(each.path("right"), each)));
    }
  }

  private static String value(JsonNode value, JsonNode example) {
    if (value.isTextual()) {
      return "'" + value.asText() + "'";
    }
    return example.hasNonNull("column") ? "NULL" : "(no row)";
  }

  private void notSent(JsonNode rows) {
    for (JsonNode each : rows) {
      progress.warn(
          "%s %s was not sent: %s"
              .formatted(
                  each.path("table").asText(),
                  each.path("key").toString(),
                  each.path("reason").asText()));
      if (each.hasNonNull("sql")) {
        progress.say("    " + each.path("sql").asText());
      }
    }
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).stripTrailing();
  }
}
