package dev.banyan.rehearsal.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The pictures of a run.
final class Charts {
  private final Rehearsed rehearsed;
  private final Instant opening;

  Charts(Rehearsed rehearsed, Instant opening) {
    this.rehearsed = rehearsed;
    this.opening = opening;
  }

  String figures() {
    if (rehearsed.samples().isEmpty()) {
      return "<p>The run ended before anything could be drawn.</p>\n";
    }
    StringBuilder out = new StringBuilder();
    for (Rehearsed.MovedCapability capability : rehearsed.capabilities()) {
      out.append(shares(capability.name()).figure());
      out.append(latency(capability.name()).figure());
    }
    return out.append(load().figure()).append(trouble().figure()).toString();
  }

  private TimeChart shares(String capability) {
    return new TimeChart(
        "Who answers for " + capability,
        "The share of its reads that the new service was to answer, and the share that it really answered. Dotted lines: decisions.",
        "%",
        100,
        false,
        seconds(),
        List.of(
            new TimeChart.Line(
                "wanted", 1, false, true, points(each -> share(each, capability, true))),
            new TimeChart.Line(
                "true", 2, true, false, points(each -> share(each, capability, false)))),
        decisions());
  }

  private TimeChart latency(String capability) {
    List<TimeChart.Line> lines = new ArrayList<>();
    int color = 1;
    for (String side : List.of("monolith", "service")) {
      lines.add(
          new TimeChart.Line(
              side + ", half of the answers (p50)",
              color,
              false,
              false,
              points(each -> latency(each, capability, side, true))));
      lines.add(
          new TimeChart.Line(
              side + ", 99 of 100 (p99)",
              color,
              true,
              false,
              points(each -> latency(each, capability, side, false))));
      color = 4;
    }
    return new TimeChart(
        "How long shoppers waited for " + capability,
        "Counted from the moment a shopper wanted the answer, each second on its own. Each step of the scale is ten times the one below.",
        "ms",
        100,
        true,
        seconds(),
        lines,
        decisions());
  }

  private TimeChart load() {
    return new TimeChart(
        "How much was asked",
        "All requests of all shoppers, each second. They come by the clock, however slowly the shop answers.",
        "/s",
        10,
        false,
        seconds(),
        List.of(
            new TimeChart.Line("requests", 1, false, false, points(Rehearsed.Sample::requests))),
        decisions());
  }

  private TimeChart trouble() {
    return new TimeChart(
        "What went wrong",
        "Requests without the promised answer, and answers that were not true. A flat line at zero is what everybody wants.",
        "/s",
        4,
        false,
        seconds(),
        List.of(
            new TimeChart.Line("failed", 3, false, true, points(Rehearsed.Sample::failed)),
            new TimeChart.Line("wrong", 4, true, true, points(Rehearsed.Sample::wrong))),
        decisions());
  }

  private List<TimeChart.Point> points(ToDoubleFunction<Rehearsed.Sample> value) {
    return rehearsed.samples().stream()
        .map(each -> new TimeChart.Point(each.second(), value.applyAsDouble(each)))
        .toList();
  }

  private static double share(Rehearsed.Sample sample, String capability, boolean wanted) {
    for (Rehearsed.ShareSample share : sample.shares()) {
      if (share.capability().equals(capability)) {
        Double actual = share.actual();
        return wanted ? share.wanted() : actual == null ? Double.NaN : actual;
      }
    }
    return Double.NaN;
  }

  private static double latency(
      Rehearsed.Sample sample, String capability, String side, boolean half) {
    for (Rehearsed.Latency latency : sample.latencies()) {
      if (latency.capability().equals(capability) && latency.side().equals(side)) {
        return half ? latency.p50Millis() : latency.p99Millis();
      }
    }
    return Double.NaN;
  }

  private List<Double> decisions() {
    return rehearsed.journal().stream()
        .filter(line -> line.kind().equals("dial"))
        .map(line -> Duration.between(opening, line.at()).toMillis() / 1000.0)
        .filter(second -> second >= 0)
        .toList();
  }

  private double seconds() {
    return rehearsed.samples().getLast().second();
  }
}
