package dev.banyan.rehearsal.shoppers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// Everything that the shoppers saw, counted. Safe to use from any thread.
public final class Observations {
  private static final int EXAMPLES = 20;
  private static final long SLOWEST_MICROS = 120_000_000;
  private static final int DIGITS = 3;

  /// Who answered for what.
  public record Series(String capability, String side) implements Comparable<Series> {
    @Override
    public int compareTo(Series other) {
      int first = capability.compareTo(other.capability);
      return first != 0 ? first : side.compareTo(other.side);
    }
  }

  /// Cumulative counts of one capability, as the conductor wants them.
  public record Counts(long requests, long failed, long wrongAnswers) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts and(Counts more) {
      return new Counts(
          requests + more.requests, failed + more.failed, wrongAnswers + more.wrongAnswers);
    }
  }

  private final Map<String, Counts> capabilities = new TreeMap<>();
  private final Map<Anomaly, Long> anomalies = new EnumMap<>(Anomaly.class);
  private final Map<Series, Histogram> latencies = new TreeMap<>();
  private final Map<Series, Histogram> sinceLastLook = new TreeMap<>();
  private final List<Finding> examples = new ArrayList<>();

  /// @param micros from the intended time of the request, not from when it was sent
  synchronized void answered(String capability, String side, long micros) {
    count(capability, new Counts(1, 0, 0));
    Series series = new Series(capability, side);
    long recorded = Math.clamp(micros, 0, SLOWEST_MICROS);
    latencies.computeIfAbsent(series, added -> histogram()).recordValue(recorded);
    sinceLastLook.computeIfAbsent(series, added -> histogram()).recordValue(recorded);
  }

  synchronized void failed(Finding finding) {
    count(finding.capability(), new Counts(0, 1, 0));
    keep(finding);
  }

  synchronized void saw(Anomaly anomaly, Finding finding) {
    count(finding.capability(), new Counts(0, 0, 1));
    anomalies.merge(anomaly, 1L, Long::sum);
    keep(finding);
  }

  public synchronized Counts of(String capability) {
    return capabilities.getOrDefault(capability, Counts.NONE);
  }

  public synchronized Counts total() {
    return capabilities.values().stream().reduce(Counts.NONE, Counts::and);
  }

  public synchronized long count(Anomaly anomaly) {
    return anomalies.getOrDefault(anomaly, 0L);
  }

  /// The first ones of each kind, oldest first.
  public synchronized List<Finding> examples() {
    return List.copyOf(examples);
  }

  /// Latency in microseconds since the beginning.
  public synchronized Map<Series, Histogram> latencies() {
    Map<Series, Histogram> copies = new TreeMap<>();
    latencies.forEach((series, histogram) -> copies.put(series, histogram.copy()));
    return copies;
  }

  /// Latency in microseconds since the last time somebody called this.
  public synchronized Map<Series, Histogram> recentLatencies() {
    Map<Series, Histogram> recent = new TreeMap<>(sinceLastLook);
    sinceLastLook.clear();
    return recent;
  }

  private void count(String capability, Counts more) {
    capabilities.merge(capability, more, Counts::and);
  }

  private void keep(Finding finding) {
    if (examples.stream().filter(kept -> kept.kind().equals(finding.kind())).count() < EXAMPLES) {
      examples.add(finding);
    }
  }

  private static Histogram histogram() {
    return new Histogram(SLOWEST_MICROS, DIGITS);
  }
}
