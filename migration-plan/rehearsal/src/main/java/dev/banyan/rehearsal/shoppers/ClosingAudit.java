package dev.banyan.rehearsal.shoppers;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares the shop's books with what was acknowledged, once nobody shops any more.
final class ClosingAudit {
  private final OrderBook orders;
  private final StockBook stock;
  private final Observations observations;
  private final Clock clock;

  ClosingAudit(OrderBook orders, StockBook stock, Observations observations, Clock clock) {
    this.orders = orders;
    this.stock = stock;
    this.observations = observations;
    this.clock = clock;
  }

  /// How many of the acknowledged orders the books show as they were acknowledged, and how many
  /// pieces were sold and stayed sold.
  record Found(int orders, long pieces) {}

  Found audit(ShopBooks books, String mark) {
    List<ShopBooks.StoredOrder> stored = books.orders(mark);
    duplicates(stored);
    return new Found(
        found(stored), conserved(stored, books.ledger().returned(mark), books.stock()));
  }

  private void duplicates(List<ShopBooks.StoredOrder> stored) {
    Map<String, String> numbers = new HashMap<>();
    for (ShopBooks.StoredOrder order : stored) {
      String earlier = numbers.putIfAbsent(order.key(), order.number());
      if (earlier != null) {
        saw(
            Anomaly.DUPLICATE_WRITES,
            "ordering",
            "orders of the checkout " + order.key(),
            "one order",
            earlier + " and " + order.number());
      }
    }
  }

  private int found(List<ShopBooks.StoredOrder> stored) {
    Map<String, ShopBooks.StoredOrder> byNumber = new HashMap<>();
    stored.forEach(order -> byNumber.put(order.number(), order));
    int found = 0;
    for (OrderBook.Entry entry : orders.acknowledged()) {
      ShopBooks.StoredOrder order = byNumber.get(entry.placed().number());
      if (order != null && agree(entry, order)) {
        found++;
      } else {
        saw(
            Anomaly.LOST_WRITES,
            "ordering",
            "the order " + entry.placed().number(),
            entry.placed() + " " + entry.allowedStates(),
            Objects.toString(order, "no such order"));
      }
    }
    return found;
  }

  private static boolean agree(OrderBook.Entry entry, ShopBooks.StoredOrder order) {
    Map<String, Integer> lines = new HashMap<>();
    entry.placed().lines().forEach(line -> lines.merge(line.sku(), line.quantity(), Integer::sum));
    return Money.same(entry.placed().total(), Money.of(order.total()))
        && lines.equals(order.lines())
        && switch (entry.cancellation()) {
          case NONE -> !order.cancelled();
          case UNDER_WAY -> true;
          case ACKNOWLEDGED -> order.cancelled();
        };
  }

  /// What was there, less what was sold, and what was put in or back: no piece more, none less.
  ///
  /// @return how many pieces were sold and stayed sold
  private long conserved(
      List<ShopBooks.StoredOrder> stored,
      Map<String, Integer> returned,
      Map<String, Integer> present) {
    Map<String, Integer> sold = new TreeMap<>();
    Set<String> keys = new HashSet<>();
    for (ShopBooks.StoredOrder order : stored) {
      if (!order.cancelled() && keys.add(order.key())) {
        order.lines().forEach((sku, quantity) -> sold.merge(sku, quantity, Integer::sum));
      }
    }
    returned.forEach((sku, quantity) -> sold.merge(sku, -quantity, Integer::sum));
    Set<String> skus = new TreeSet<>(stock.initial().keySet());
    skus.addAll(present.keySet());
    for (String sku : skus) {
      int there = present.getOrDefault(sku, 0);
      int expected =
          stock.initial().getOrDefault(sku, 0) - sold.getOrDefault(sku, 0) + stock.adjusted(sku);
      if (there < 0 || (there != expected && !stock.doubtful(sku))) {
        saw(
            Anomaly.OVERSOLD,
            "inventory",
            "the stock of " + sku,
            expected + " pieces",
            there + " pieces");
      }
    }
    return sold.values().stream().mapToLong(Integer::longValue).sum();
  }

  private void saw(Anomaly anomaly, String capability, String what, String expected, String got) {
    observations.saw(
        anomaly,
        new Finding(clock.instant(), anomaly.spelling(), capability, what, "books", expected, got));
  }
}
