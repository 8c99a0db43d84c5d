package dev.banyan.conductor.traffic;

import dev.banyan.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a proxy says it has counted since it started.
public record ProxyReport(String proxy, Instant startedAt, long revision, List<Series> series) {
  public ProxyReport {
    series = List.copyOf(series);
  }

  /// Requests of one capability at one side, safe or unsafe ones.
  ///
  /// @param statuses answers by class: `2xx` …
  /// @param failures no answer, by reason
  public record Series(
      String capability,
      Side side,
      boolean safe,
      long requests,
      Map<String, Long> statuses,
      Map<String, Long> failures,
      long fallbacks,
      Latency latency) {
    public Series {
      statuses = Map.copyOf(statuses);
      failures = Map.copyOf(failures);
    }

    /// A proxy counts an attempt as a request if the side answered, else as a failure.
    Tally tally() {
      long unanswered = failures.values().stream().mapToLong(Long::longValue).sum();
      return new Tally(
          requests + unanswered,
          statuses.getOrDefault("4xx", 0L),
          statuses.getOrDefault("5xx", 0L) + unanswered,
          latency);
    }
  }
}
