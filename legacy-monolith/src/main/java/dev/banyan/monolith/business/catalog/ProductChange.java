package dev.banyan.monolith.business.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an administrator wants a product to say; what is null stays as it is.
public record ProductChange(
    @Nullable String name, @Nullable String description, @Nullable BigDecimal price) {
  boolean isEmpty() {
    return name == null && description == null && price == null;
  }
}
