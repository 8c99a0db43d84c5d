package dev.banyan.monolith.web.catalog;

import dev.banyan.monolith.data.catalog.Product;
import java.math.BigDecimal;
import java.time.Instant;

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
        status(product.stat),
        product.version,
        product.changedAt);
  }

  private static String status(String letter) {
    return switch (letter) {
      case "A" -> "active";
      case "D" -> "discontinued";
      case "S" -> "surcharge";
      default -> throw new IllegalStateException("no product status: " + letter);
    };
  }
}
