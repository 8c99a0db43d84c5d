package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.business.ordering.CheckoutOutcome.Shortage;
import dev.banyan.monolith.data.inventory.Stock;
import dev.banyan.monolith.data.ordering.Carts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// From which warehouse each line of a cart is taken: in the order of their codes, the first that
/// have any.
///
/// @param moves what leaves the warehouses, ordered as the stock was locked
/// @param shortages the lines for which there is not enough
record Allocation(List<Stock.Move> moves, List<Shortage> shortages) {
  /// @param lines one for each product
  /// @param shelves what there is, by product and then warehouse
  static Allocation of(List<Carts.Line> lines, List<Stock.Shelf> shelves) {
    Map<Long, List<Stock.Shelf>> shelvesOf =
        shelves.stream().collect(Collectors.groupingBy(Stock.Shelf::product));
    List<Stock.Move> moves = new ArrayList<>();
    List<Shortage> shortages = new ArrayList<>();
    for (Carts.Line line : lines) {
      List<Stock.Shelf> here = shelvesOf.getOrDefault(line.product(), List.of());
      long available = here.stream().mapToLong(Stock.Shelf::quantity).sum();
      if (!line.stat().equals(ShoppingCart.FOR_SALE)) {
        shortages.add(new Shortage(line.sku(), 0, false));
      } else if (available < line.quantity()) {
        shortages.add(new Shortage(line.sku(), available, true));
      } else {
        take(line, here, moves);
      }
    }
    return new Allocation(moves, shortages);
  }

  private static void take(Carts.Line line, List<Stock.Shelf> shelves, List<Stock.Move> moves) {
    int missing = line.quantity();
    for (Stock.Shelf shelf : shelves) {
      int taken = Math.min(missing, shelf.quantity());
      if (taken > 0) {
        moves.add(new Stock.Move(shelf.warehouse(), line.product(), -taken));
        missing -= taken;
      }
    }
  }
}
