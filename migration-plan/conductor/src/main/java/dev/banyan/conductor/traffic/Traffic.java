package dev.banyan.conductor.traffic;

import dev.banyan.model.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All proxies' counts as one that only grows, whichever of them starts anew.
public final class Traffic {
  private record Where(String capability, Side side, boolean safe) {}

  private final Set<String> proxies;
  private final Map<String, ProxyReport> last = new HashMap<>();
  private final Set<String> silent = new TreeSet<>();
  private final Map<Where, Tally> totals = new HashMap<>();

  /// @param proxies by the addresses under which they are asked
  public Traffic(Collection<String> proxies) {
    this.proxies = Set.copyOf(proxies);
    silent.addAll(proxies);
  }

  /// @param address the proxy that was asked
  public synchronized void heard(String address, ProxyReport now) {
    ProxyReport before = last.put(address, now);
    silent.remove(address);
    if (before == null) {
      return; // What it counted before anybody watched belongs to no step.
    }
    Map<Where, Tally> then =
        before.startedAt().equals(now.startedAt()) ? tallies(before) : new HashMap<>();
    tallies(now)
        .forEach(
            (where, tally) -> {
              Tally grown = tally.minus(then.getOrDefault(where, Tally.NONE));
              totals.merge(where, grown.attempts() < 0 ? tally : grown, Tally::plus);
            });
  }

  /// The proxy did not answer: what it does is not known.
  public synchronized void silent(String address) {
    silent.add(address);
  }

  /// What has been counted since this conductor watches.
  public synchronized Answers total(String capability, Side side) {
    return new Answers(total(capability, side, true), total(capability, side, false));
  }

  private Tally total(String capability, Side side, boolean safe) {
    return totals.getOrDefault(new Where(capability, side, safe), Tally.NONE);
  }

  /// Whether every proxy routes by this revision or a later one.
  public synchronized boolean routesBy(long revision) {
    return silent.isEmpty()
        && proxies.stream().map(last::get).allMatch(report -> reached(report, revision));
  }

  /// Proxies that do not answer, by address; with the revision of those that do.
  public synchronized Map<String, String> hearing() {
    Map<String, String> hearing = new TreeMap<>();
    for (String proxy : proxies) {
      ProxyReport report = last.get(proxy);
      hearing.put(
          proxy,
          silent.contains(proxy) || report == null
              ? "does not answer"
              : "routes by revision " + report.revision());
    }
    return hearing;
  }

  private static boolean reached(@Nullable ProxyReport report, long revision) {
    return report != null && report.revision() >= revision;
  }

  private static Map<Where, Tally> tallies(ProxyReport report) {
    Map<Where, Tally> tallies = new HashMap<>();
    for (ProxyReport.Series series : report.series()) {
      tallies.merge(
          new Where(series.capability(), series.side(), series.safe()),
          series.tally(),
          Tally::plus);
    }
    return tallies;
  }
}
