package dev.banyan.conductor.walking;

import dev.banyan.conductor.traffic.Latency;
import dev.banyan.conductor.traffic.ProxyReport;
import dev.banyan.model.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a proxy counts of requests that a test lets happen.
final class CountingProxy {
  static final String ADDRESS = "http://proxy";
  private static final List<Long> BOUNDS = List.of(5_000L, 20_000L, 200_000L, 2_000_000L);

  /// How one side answers one kind of requests.
  ///
  /// @param bin how long it takes: the place of its upper bound
  record Manner(double failing, double notFound, int bin) {}

  private record Kind(Side side, boolean safe) {}

  private static final class Counts {
    private long answered;
    private long notFound;
    private long failed;
    private final long[] bins = new long[BOUNDS.size() + 1];
  }

  private final Map<Kind, Counts> counts =
      new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
  private Instant started;

  CountingProxy(Instant started) {
    this.started = started;
  }

  void startAnew(Instant now) {
    counts.clear();
    started = now;
  }

  void serve(Side side, boolean safe, int requests, Manner manner) {
    Counts kind = counts.computeIfAbsent(new Kind(side, safe), first -> new Counts());
    long failed = Math.round(requests * manner.failing());
    kind.answered += requests - failed;
    kind.notFound += Math.round(requests * manner.notFound());
    kind.failed += failed;
    kind.bins[manner.bin()] += requests - failed;
  }

  ProxyReport report(long revision) {
    List<ProxyReport.Series> series = new ArrayList<>();
    counts.forEach((kind, counted) -> series.add(series(kind, counted)));
    return new ProxyReport("p", started, revision, series);
  }

  private static ProxyReport.Series series(Kind kind, Counts counted) {
    List<Long> bins = new ArrayList<>();
    for (long bin : counted.bins) {
      bins.add(bin);
    }
    return new ProxyReport.Series(
        "catalog",
        kind.side(),
        kind.safe(),
        counted.answered,
        Map.of("2xx", counted.answered - counted.notFound, "4xx", counted.notFound),
        Map.of("timeout", counted.failed),
        0,
        new Latency(BOUNDS, bins));
  }
}
