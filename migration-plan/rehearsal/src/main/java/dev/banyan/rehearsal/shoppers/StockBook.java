package dev.banyan.rehearsal.shoppers;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What was in stock before the shop opened, and what staff put in since.
final class StockBook {
  private final Map<String, Integer> initial;
  private final Map<String, Integer> adjusted = new ConcurrentHashMap<>();
  private final Set<String> inDoubt = ConcurrentHashMap.newKeySet();

  StockBook(Map<String, Integer> initial) {
    this.initial = Map.copyOf(initial);
  }

  Map<String, Integer> initial() {
    return initial;
  }

  int adjusted(String sku) {
    return adjusted.getOrDefault(sku, 0);
  }

  void adjusting(String sku) {
    inDoubt.add(sku);
  }

  void adjusted(String sku, int quantity) {
    adjusted.merge(sku, quantity, Integer::sum);
    inDoubt.remove(sku);
  }

  /// Whether an adjustment of it got no answer, so that nobody can say what there should be.
  boolean doubtful(String sku) {
    return inDoubt.contains(sku);
  }
}
