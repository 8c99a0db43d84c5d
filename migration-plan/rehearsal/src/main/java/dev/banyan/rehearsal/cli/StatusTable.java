package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.SystemFile;
import dev.banyan.rehearsal.run.Asking;
import java.io.PrintStream;
import java.util.Locale;

/// The answer of `./rehearse status` for a person.
final class StatusTable {
  private final PrintStream out;

  StatusTable(PrintStream out) {
    this.out = out;
  }

  void system(SystemFile file) {
    out.println("the shop, through the proxy: " + file.shop());
    out.println(file.ready() ? "" : "(still starting)\n");
    row("%-18s %8s %6s", "process", "pid", "port");
    for (SystemFile.Entry app : file.apps()) {
      boolean alive = ProcessHandle.of(app.pid()).filter(ProcessHandle::isAlive).isPresent();
      row("%-18s %8d %6d%s", app.name(), app.pid(), app.port(), alive ? "" : "  gone");
    }
    out.println();
  }

  /// @param status as the conductor tells it under /api/status
  void plan(JsonNode status) {
    row(
        "plan %s: %s, revision %s",
        status.at("/plan/name").asText("?"),
        status.at("/plan/state").asText("?"),
        status.path("revision").asText("?"));
    out.println();
    row(
        "%-14s %-14s %16s %16s %9s %9s",
        "capability", "stage", "reads (actual)", "writes (actual)", "lag", "driven by");
    for (JsonNode capability : status.path("capabilities")) {
      row(
          "%-14s %-14s %16s %16s %9s %9s",
          capability.path("name").asText(),
          capability.path("stage").asText(),
          share(capability.path("reads")),
          share(capability.path("writes")),
          capability.hasNonNull("lagMillis") ? capability.path("lagMillis").asText() + " ms" : "–",
          capability.at("/hand/by").asText(capability.path("drivenBy").asText()));
      for (JsonNode drift : capability.path("drift")) {
        row("  drift: %s", drift.asText());
      }
      if (capability.hasNonNull("handover")) {
        row("  %s", capability.path("handover").asText());
      }
      gates(capability);
      stream("forward", capability.at("/streams/forward"));
      stream("backward", capability.at("/streams/backward"));
    }
    slots(status.path("slots"));
    for (JsonNode problem : status.path("problems")) {
      out.println("! " + problem.asText());
    }
  }

  private void gates(JsonNode capability) {
    for (JsonNode gate : capability.path("gates")) {
      row(
          "  %-28s %10s  %s %-8s %-8s (%s samples)",
          gate.path("evidence").asText(),
          gate.hasNonNull("value") ? gate.path("value").asText() : "no data",
          gate.path("bound").asText().equals("AT_LEAST") ? ">=" : "<=",
          gate.path("threshold").asText(),
          gate.hasNonNull("passes")
              ? (gate.path("passes").asBoolean() ? "passes" : "FAILS")
              : "waits",
          gate.path("samples").asText("0"));
    }
    if (capability.hasNonNull("verdict")) {
      row(
          "  verdict %s: %s",
          capability.at("/verdict/kind").asText(), capability.at("/verdict/reason").asText());
    }
    Asking.of(capability).ifPresent(asking -> row("  to say yes: %s", asking.yes()));
  }

  private void stream(String direction, JsonNode stream) {
    if (stream.isObject()) {
      row(
          "  %-9s %8s rows, %7s/s, lag %s now, p50 %s, p99 %s; parked %s, rogue %s",
          direction,
          stream.path("rowsApplied").asText(),
          stream.path("rowsPerSecond").asText(),
          millis(stream.at("/lagMillis/now")),
          millis(stream.at("/lagMillis/p50")),
          millis(stream.at("/lagMillis/p99")),
          stream.path("parked").asText("0"),
          stream.path("rogue").asText("0"));
    }
  }

  private void slots(JsonNode slots) {
    if (!slots.isEmpty()) {
      out.println();
      row("%-34s %-8s %12s", "replication slot", "state", "log kept");
    }
    for (JsonNode slot : slots) {
      row(
          "%-34s %-8s %12s",
          slot.path("name").asText(),
          slot.path("state").asText(),
          slot.hasNonNull("retainedBytes")
              ? String.format(Locale.ROOT, "%.1f MB", slot.path("retainedBytes").asLong() / 1e6)
              : "–");
    }
  }

  private static String millis(JsonNode value) {
    return value.isNumber() ? value.asText() + " ms" : "–";
  }

  private static String share(JsonNode dial) {
    return dial.path("wanted").asText("?")
        + " % ("
        + (dial.hasNonNull("actual") ? dial.path("actual").asText() + " %" : "–")
        + ")";
  }

  private void row(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
