package dev.banyan.proxy.observing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banyan.proxy.exchange.Failure.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `GET /traffic` says: cumulative counts since the proxy started. One attempt at a side is
/// either a request (it answered, whatever the status) or a failure (it did not).
public record TrafficReport(
    String proxy, Instant startedAt, long revision, List<Line> series, List<Held> holds) {
  public record Line(
      String capability,
      String side,
      boolean safe,
      long requests,
      Statuses statuses,
      Failures failures,
      long fallbacks,
      long abandoned,
      Latency latency) {}

  public record Statuses(
      @JsonProperty("2xx") long successful,
      @JsonProperty("3xx") long redirected,
      @JsonProperty("4xx") long clientErrors,
      @JsonProperty("5xx") long serverErrors) {}

  public record Failures(long connect, long timeout, long reset) {}

  /// @param boundsMicros upper bound of each bin; the last bin also has what is slower
  /// @param counts as many as bounds
  public record Latency(long[] boundsMicros, long[] counts) {}

  /// What waited for buckets in hand.
  ///
  /// @param now how many wait now
  /// @param total how many ever waited
  /// @param waited how long, of those that wait no more
  /// @param refused how many were not let in, by reason
  public record Held(
      String capability,
      long now,
      long total,
      Latency waited,
      long longestMicros,
      Map<String, Long> refused) {}

  static TrafficReport of(
      String proxy,
      Instant startedAt,
      long revision,
      List<Series> series,
      Collection<Waits> waits) {
    return new TrafficReport(
        proxy,
        startedAt,
        revision,
        series.stream().map(TrafficReport::line).toList(),
        waits.stream().map(TrafficReport::held).toList());
  }

  private static Held held(Waits waits) {
    Map<String, Long> refused = new LinkedHashMap<>();
    for (Unready reason : Unready.values()) {
      refused.put(reason.label(), waits.refusals(reason));
    }
    return new Held(
        waits.capability(),
        waits.now(),
        waits.total(),
        new Latency(Histogram.BOUNDS_MICROS, waits.counts()),
        waits.longestNanos() / 1_000,
        refused);
  }

  private static Line line(Series series) {
    return new Line(
        series.capability(),
        series.side().name(),
        series.safe(),
        series.requests(),
        new Statuses(
            series.statuses(2), series.statuses(3), series.statuses(4), series.statuses(5)),
        new Failures(
            series.failures(Kind.CONNECT),
            series.failures(Kind.TIMEOUT),
            series.failures(Kind.RESET)),
        series.fallbacks(),
        series.abandoned(),
        new Latency(Histogram.BOUNDS_MICROS, series.latencyCounts()));
  }
}
