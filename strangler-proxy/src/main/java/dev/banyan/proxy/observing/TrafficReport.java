package dev.banyan.proxy.observing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banyan.proxy.exchange.Failure.Kind;
import java.time.Instant;
import java.util.List;

/// What `GET /traffic` says: cumulative counts since the proxy started. One attempt at a side is
/// either a request (it answered, whatever the status) or a failure (it did not).
public record TrafficReport(String proxy, Instant startedAt, long revision, List<Line> series) {
  public record Line(
      String capability,
      String side,
      boolean safe,
      long requests,
      Statuses statuses,
      Failures failures,
      long fallbacks,
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

  static TrafficReport of(String proxy, Instant startedAt, long revision, List<Series> series) {
    return new TrafficReport(
        proxy, startedAt, revision, series.stream().map(TrafficReport::line).toList());
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
        new Latency(Histogram.BOUNDS_MICROS, series.latencyCounts()));
  }
}
