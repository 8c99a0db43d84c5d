package dev.banyan.monolith.importing;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The made-up sales of late to customers with a number: some of them are taken back.
final class RecentSales {
  private static final int REMEMBERED = 200;

  private final List<List<RetailLine>> sales = new ArrayList<>(REMEMBERED);
  private final Random random;

  RecentSales(Random random) {
    this.random = random;
  }

  void remember(List<RetailLine> sale) {
    if (sales.size() < REMEMBERED) {
      sales.add(sale);
    } else {
      sales.set(random.nextInt(REMEMBERED), sale);
    }
  }

  /// Up to `count` lines of one sale before that time, which is then forgotten, so that nothing is
  /// taken back twice; none if no such sale was come upon.
  List<RetailLine> takeBack(int count, LocalDateTime at) {
    if (sales.isEmpty()) {
      return List.of();
    }
    var chosen = random.nextInt(sales.size());
    var sale = sales.get(chosen);
    if (!sale.getFirst().at().isBefore(at)) {
      return List.of();
    }
    sales.remove(chosen);
    return sale.subList(0, Math.min(count, sale.size()));
  }
}
