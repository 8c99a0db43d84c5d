package dev.banyan.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/// A product as its page shows it.
public record ProductView(
    String sku,
    String name,
    String description,
    BigDecimal price,
    CategoryName category,
    String status,
    int version,
    Instant changedAt) {
  /// A category's name and its address.
  public record CategoryName(String slug, String name) {}

  static ProductView of(Product product) {
    return new ProductView(
        product.sku,
        product.name,
        product.description,
        product.price,
        new CategoryName(product.category.slug, product.category.name),
        product.status.name().toLowerCase(Locale.ROOT),
        product.version,
        product.changedAt);
  }
}
