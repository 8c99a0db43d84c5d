package dev.banyan.conductor.api;

import dev.banyan.conductor.streams.StreamFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where everything stands, for people and the command line. Shares are in percent.
record Status(
    PlanStatus plan, long revision, List<CapabilityStatus> capabilities, List<String> problems) {

  /// @param reason why the walk ended; null while it has not
  record PlanStatus(String name, String state, @Nullable String pace, @Nullable String reason) {}

  /// @param actual share that the service really had; null without requests
  record ShareStatus(BigDecimal wanted, @Nullable Double actual) {}

  record CapabilityStatus(
      String name,
      String stage,
      ShareStatus reads,
      ShareStatus writes,
      String drivenBy,
      int attempt,
      @Nullable Long lagMillis,
      List<Map<String, Object>> gates,
      @Nullable VerdictStatus verdict,
      @Nullable DiffStatus diff,
      @Nullable StreamStatus streams) {}

  record VerdictStatus(String kind, String reason) {}

  record DiffStatus(long rows, long mismatches, Instant at) {}

  record LagStatus(@Nullable Long p50, @Nullable Long p99) {}

  record StreamStatus(long rowsApplied, double rowsPerSecond, LagStatus lagMillis) {
    static StreamStatus of(StreamFigures figures) {
      return new StreamStatus(
          figures.rowsApplied(),
          figures.rowsPerSecond(),
          new LagStatus(figures.p50(), figures.p99()));
    }
  }
}
