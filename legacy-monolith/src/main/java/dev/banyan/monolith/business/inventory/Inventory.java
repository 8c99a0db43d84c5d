package dev.banyan.monolith.business.inventory;

import dev.banyan.monolith.business.catalog.Sku;
import dev.banyan.monolith.data.inventory.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much there is of a product, and where.
@ApplicationScoped
public class Inventory {
  /// What there is of a product in all warehouses, and in each.
  public record Availability(String sku, long available, List<Stock.Holding> warehouses) {}

  /// How an adjustment ended.
  public sealed interface Adjustment {
    record Adjusted(String sku, long available) implements Adjustment {}

    record UnknownProduct() implements Adjustment {}

    record UnknownWarehouse() implements Adjustment {}

    /// The stock would be less than nothing, or more than can be counted.
    record Impossible() implements Adjustment {}
  }

  private final Stock stock;

  Inventory(Stock stock) {
    this.stock = stock;
  }

  public Optional<Availability> of(Sku sku) {
    return product(sku).map(product -> availability(sku, product));
  }

  @Transactional
  public Adjustment adjust(Sku sku, String warehouse, int quantity, @Nullable String note) {
    Optional<Long> product = product(sku);
    if (product.isEmpty()) {
      return new Adjustment.UnknownProduct();
    }
    if (!stock.hasWarehouse(warehouse)) {
      return new Adjustment.UnknownWarehouse();
    }
    if (!stock.adjust(new Stock.Move(warehouse, product.get(), quantity), note)) {
      return new Adjustment.Impossible();
    }
    Availability now = availability(sku, product.get());
    return new Adjustment.Adjusted(now.sku(), now.available());
  }

  private Optional<Long> product(Sku sku) {
    return sku.isPossible() ? stock.productId(sku.text()) : Optional.empty();
  }

  private Availability availability(Sku sku, long product) {
    List<Stock.Holding> holdings = stock.holdings(product);
    long available = holdings.stream().mapToLong(Stock.Holding::quantity).sum();
    return new Availability(sku.text(), available, holdings);
  }
}
