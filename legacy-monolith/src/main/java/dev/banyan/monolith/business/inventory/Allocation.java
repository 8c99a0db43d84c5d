package dev.banyan.monolith.business.inventory;

import dev.banyan.monolith.data.inventory.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// From which warehouse each product is taken: in the order of their codes, the first that have
/// any.
///
/// @param moves what leaves the warehouses, ordered as the stock was locked
/// @param shortages of which there is not enough
record Allocation(List<Stock.Move> moves, List<StockKeeping.Shortage> shortages)
    implements StockKeeping.Reservation {
  /// @param wanted one for each product
  /// @param shelves what there is, by product and then warehouse
  static Allocation of(List<StockKeeping.Wanted> wanted, List<Stock.Shelf> shelves) {
    Map<Long, List<Stock.Shelf>> shelvesOf =
        shelves.stream().collect(Collectors.groupingBy(Stock.Shelf::product));
    List<Stock.Move> moves = new ArrayList<>();
    List<StockKeeping.Shortage> shortages = new ArrayList<>();
    for (StockKeeping.Wanted each : wanted) {
      List<Stock.Shelf> here = shelvesOf.getOrDefault(each.product(), List.of());
      long available = here.stream().mapToLong(Stock.Shelf::quantity).sum();
      if (available < each.quantity()) {
        shortages.add(new StockKeeping.Shortage(each.sku(), available));
      } else {
        take(each, here, moves);
      }
    }
    return new Allocation(moves, shortages);
  }

  private static void take(
      StockKeeping.Wanted wanted, List<Stock.Shelf> shelves, List<Stock.Move> moves) {
    int missing = wanted.quantity();
    for (Stock.Shelf shelf : shelves) {
      int taken = Math.min(missing, shelf.quantity());
      if (taken > 0) {
        moves.add(new Stock.Move(shelf.warehouse(), wanted.product(), -taken));
        missing -= taken;
      }
    }
  }
}
