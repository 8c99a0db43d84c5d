package dev.banyan.monolith.business.inventory;

import java.util.List;

/// Keeps pieces for an order and takes them back: a seam, so that it may one day be done elsewhere.
public interface StockKeeping {
  /// So many pieces of a product.
  record Wanted(long product, String sku, int quantity) {}

  /// What came of asking for pieces.
  sealed interface Asked {
    record Kept(Reservation reservation) implements Asked {}

    /// Nothing is kept, because some of it is not there.
    record Short(List<Shortage> shortages) implements Asked {}
  }

  /// A product of which there is less than wanted.
  record Shortage(String sku, long left) {}

  /// Pieces that nobody else gets until the transaction ends.
  interface Reservation {}

  /// Looks whether there is enough, and keeps nothing.
  List<Shortage> shortages(List<Wanted> wanted);

  /// Keeps pieces, within the transaction.
  Asked keep(List<Wanted> wanted);

  /// The kept pieces leave for an order.
  void take(Reservation reservation, long order);

  /// All that an order took comes back, because it was cancelled.
  void putBack(long order);

  /// Some of what an order took comes back from the customer.
  void takeBack(long order, List<Wanted> returned);
}
