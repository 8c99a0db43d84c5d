package dev.banyan.proxy.observing;

import dev.banyan.model.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that was counted since the proxy started.
public final class Traffic {
  /// Stands for what belongs to no capability.
  public static final String UNROUTED = "*";

  private final String proxy;
  private final Instant startedAt;
  private final Map<String, Series[]> byCapability = new HashMap<>();
  private final List<Series> all = new ArrayList<>();
  private final Map<String, Waits> waits = new TreeMap<>();

  /// @param proxy tells this process from others and from its own former lives
  public Traffic(String proxy, Instant startedAt, Collection<String> capabilities) {
    this.proxy = proxy;
    this.startedAt = startedAt;
    add(UNROUTED);
    capabilities.stream().sorted().forEach(this::add);
  }

  private void add(String capability) {
    Series[] four = new Series[4];
    for (Side side : Side.values()) {
      for (boolean safe : new boolean[] {true, false}) {
        Series series = new Series(capability, side, safe);
        four[place(side, safe)] = series;
        all.add(series);
      }
    }
    byCapability.put(capability, four);
    waits.put(capability, new Waits(capability));
  }

  public Series of(String capability, Side side, boolean safe) {
    Series[] four = byCapability.get(capability);
    if (four == null) {
      throw new IllegalArgumentException("no capability " + capability + " in the plan");
    }
    return four[place(side, safe)];
  }

  public Waits waits(String capability) {
    Waits known = waits.get(capability);
    if (known == null) {
      throw new IllegalArgumentException("no capability " + capability + " in the plan");
    }
    return known;
  }

  public List<Waits> waits() {
    return List.copyOf(waits.values());
  }

  public List<Series> all() {
    return List.copyOf(all);
  }

  /// @param revision of the routing table that holds now
  public TrafficReport report(long revision) {
    return TrafficReport.of(proxy, startedAt, revision, all, waits.values());
  }

  private static int place(Side side, boolean safe) {
    return side.ordinal() * 2 + (safe ? 0 : 1);
  }
}
