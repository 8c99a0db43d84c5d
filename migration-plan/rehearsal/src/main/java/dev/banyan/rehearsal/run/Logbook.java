package dev.banyan.rehearsal.run;

import dev.banyan.rehearsal.report.Rehearsed;
import dev.banyan.rehearsal.shoppers.Observations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What was seen, second by second.
final class Logbook {
  private final Clock clock;
  private final Instant opening;
  private final List<Rehearsed.Sample> samples = new ArrayList<>();
  private Observations.Counts before = new Observations.Counts(0, 0, 0);
  private Instant lastAt;

  Logbook(Clock clock) {
    this.clock = clock;
    this.opening = clock.instant();
    this.lastAt = opening;
  }

  Instant opening() {
    return opening;
  }

  List<Rehearsed.Sample> samples() {
    return samples;
  }

  /// Notes how it stands now, and tells it in a line.
  String note(Standing standing, Observations observations) {
    Instant now = clock.instant();
    double since = Math.max(0.001, Duration.between(lastAt, now).toMillis() / 1000.0);
    Observations.Counts counts = observations.total();
    Map<Observations.Series, Histogram> recent = observations.recentLatencies();
    Rehearsed.Sample sample =
        new Rehearsed.Sample(
            Duration.between(opening, now).toMillis() / 1000.0,
            Math.round((counts.requests() - before.requests()) / since),
            counts.failed() - before.failed(),
            counts.wrongAnswers() - before.wrongAnswers(),
            standing.capabilities().stream().map(Logbook::share).toList(),
            boxed(lag(standing)),
            latencies(recent));
    samples.add(sample);
    before = counts;
    lastAt = now;
    return told(standing, sample, counts, recent);
  }

  static List<Rehearsed.Latency> latencies(Map<Observations.Series, Histogram> histograms) {
    List<Rehearsed.Latency> latencies = new ArrayList<>();
    histograms.forEach(
        (series, histogram) ->
            latencies.add(
                new Rehearsed.Latency(
                    series.capability(),
                    series.side(),
                    histogram.getTotalCount(),
                    histogram.getValueAtPercentile(50) / 1000.0,
                    histogram.getValueAtPercentile(99) / 1000.0)));
    return latencies;
  }

  private static String told(
      Standing standing,
      Rehearsed.Sample sample,
      Observations.Counts counts,
      Map<Observations.Series, Histogram> recent) {
    List<String> parts = new ArrayList<>();
    for (Standing.OfCapability each : standing.capabilities()) {
      parts.add(
          "%s %s, reads %s %%, writes %s %%"
              .formatted(each.name(), each.stage(), each.reads(), each.writes()));
    }
    Long lag = sample.lagMillis();
    if (lag != null) {
      parts.add("lag " + lag + " ms");
    }
    parts.add("%d requests/s".formatted(sample.requests()));
    recent.values().stream()
        .reduce(
            (one, other) -> {
              Histogram both = one.copy();
              both.add(other);
              return both;
            })
        .ifPresent(all -> parts.add("p99 %d ms".formatted(all.getValueAtPercentile(99) / 1000)));
    parts.add("%d failed, %d wrong".formatted(counts.failed(), counts.wrongAnswers()));
    return String.join(" · ", parts);
  }

  private static Rehearsed.ShareSample share(Standing.OfCapability each) {
    return new Rehearsed.ShareSample(each.name(), each.reads().doubleValue(), each.actualReads());
  }

  private static OptionalLong lag(Standing standing) {
    return standing.capabilities().stream()
        .map(Standing.OfCapability::lagMillis)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .max();
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
