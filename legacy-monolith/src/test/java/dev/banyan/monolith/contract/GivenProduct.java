package dev.banyan.monolith.contract;

import java.math.BigDecimal;
import java.time.Instant;

/// A product that a test needs, at version 1.
///
/// @param category its slug
/// @param createdAt also when it was changed last
public record GivenProduct(
    String sku,
    String name,
    String description,
    String category,
    BigDecimal price,
    Status status,
    Instant createdAt) {
  /// Whether it can be bought.
  public enum Status {
    ACTIVE,
    DISCONTINUED,
    SURCHARGE
  }

  static GivenProduct in(GivenCategory category, String sku) {
    return new GivenProduct(
        sku,
        "Product " + sku,
        "",
        category.slug(),
        new BigDecimal("1.00"),
        Status.ACTIVE,
        Instant.parse("2011-01-05T10:00:00Z"));
  }

  GivenProduct called(String newName) {
    return new GivenProduct(sku, newName, description, category, price, status, createdAt);
  }

  GivenProduct described(String newDescription) {
    return new GivenProduct(sku, name, newDescription, category, price, status, createdAt);
  }

  GivenProduct at(String newPrice) {
    return new GivenProduct(
        sku, name, description, category, new BigDecimal(newPrice), status, createdAt);
  }

  GivenProduct with(Status newStatus) {
    return new GivenProduct(sku, name, description, category, price, newStatus, createdAt);
  }

  GivenProduct createdAt(String time) {
    return new GivenProduct(sku, name, description, category, price, status, Instant.parse(time));
  }
}
