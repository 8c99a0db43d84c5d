package dev.banyan.proxy.observing;

import dev.banyan.model.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The share that traffic really had since the routing table that holds now came.
public final class Shares {
  private final Traffic traffic;
  private volatile Map<Series, Long> since = Map.of();

  public Shares(Traffic traffic) {
    this.traffic = traffic;
  }

  /// From here on a new table holds.
  public void mark() {
    Map<Series, Long> now = new HashMap<>();
    for (Series series : traffic.all()) {
      now.put(series, series.requests());
    }
    since = now;
  }

  /// Answers of both sides since the mark.
  public long requests(String capability, boolean safe) {
    return requests(capability, Side.SERVICE, safe) + requests(capability, Side.MONOLITH, safe);
  }

  /// The service's part in percent; empty where there were no requests.
  public OptionalDouble actual(String capability, boolean safe) {
    long service = requests(capability, Side.SERVICE, safe);
    long all = service + requests(capability, Side.MONOLITH, safe);
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * service / all);
  }

  private long requests(String capability, Side side, boolean safe) {
    Series series = traffic.of(capability, side, safe);
    return series.requests() - since.getOrDefault(series, 0L);
  }
}
