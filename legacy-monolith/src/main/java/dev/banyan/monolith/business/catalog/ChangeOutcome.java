package dev.banyan.monolith.business.catalog;

import dev.banyan.monolith.data.catalog.Product;

/// How a change of a product ended.
public sealed interface ChangeOutcome {
  record Changed(Product product) implements ChangeOutcome {}

  record UnknownProduct() implements ChangeOutcome {}

  /// Somebody else was faster.
  record Stale(int currentVersion) implements ChangeOutcome {}
}
