package dev.banyan.monolith.business.inventory;

import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.inventory.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// The stock of this shop's own database.
@ApplicationScoped
class LocalStockKeeping implements StockKeeping {
  private final Stock stock;
  private final Ownership ownership;

  LocalStockKeeping(Stock stock, Ownership ownership) {
    this.stock = stock;
    this.ownership = ownership;
  }

  @Override
  public List<Shortage> shortages(List<Wanted> wanted) {
    return Allocation.of(wanted, stock.shelves(products(wanted))).shortages();
  }

  @Override
  public Asked keep(List<Wanted> wanted) {
    ownership.require("inventory", wanted.stream().map(Wanted::sku).toList());
    Allocation allocation = Allocation.of(wanted, stock.locked(products(wanted)));
    return allocation.shortages().isEmpty()
        ? new Asked.Kept(allocation)
        : new Asked.Short(allocation.shortages());
  }

  @Override
  public void take(Reservation reservation, long order) {
    stock.move(((Allocation) reservation).moves(), Stock.Reason.SOLD, order);
  }

  @Override
  public void putBack(long order) {
    ownership.require("inventory", stock.skusOf(order));
    List<Stock.Move> taken = stock.takenBy(order);
    stock.locked(taken.stream().map(Stock.Move::product).distinct().toList());
    stock.move(taken, Stock.Reason.PUT_BACK, order);
  }

  /// Into the warehouse that sent the first piece of it.
  @Override
  public void takeBack(long order, List<Wanted> returned) {
    ownership.require("inventory", returned.stream().map(Wanted::sku).toList());
    List<Stock.Move> taken = stock.takenBy(order);
    stock.locked(products(returned));
    List<Stock.Move> back = new ArrayList<>();
    for (Wanted each : returned) {
      taken.stream()
          .filter(move -> move.product() == each.product())
          .findFirst()
          .ifPresent(
              move -> back.add(new Stock.Move(move.warehouse(), each.product(), each.quantity())));
    }
    stock.move(back, Stock.Reason.RETURNED, order);
  }

  private static List<Long> products(List<Wanted> wanted) {
    return wanted.stream().map(Wanted::product).distinct().toList();
  }
}
