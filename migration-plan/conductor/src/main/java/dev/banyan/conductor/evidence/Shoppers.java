package dev.banyan.conductor.evidence;

import java.util.HashMap;
import java.util.Map;

/// What shoppers have told, as counts that only grow, also when the shoppers start anew.
public final class Shoppers {
  private final Map<String, ShopperCount> last = new HashMap<>();
  private final Map<String, ShopperCount> totals = new HashMap<>();

  /// @param cumulative since the shoppers started, by capability
  public synchronized void heard(Map<String, ShopperCount> cumulative) {
    cumulative.forEach(
        (capability, now) -> {
          ShopperCount before = last.put(capability, now);
          if (before == null) {
            return; // counted before anybody watched, so it belongs to no step
          }
          ShopperCount grown = now.minus(before);
          boolean anew = grown.requests() < 0 || grown.wrongAnswers() < 0;
          totals.merge(capability, anew ? now : grown, ShopperCount::plus);
        });
  }

  public synchronized ShopperCount total(String capability) {
    return totals.getOrDefault(capability, ShopperCount.NONE);
  }
}
