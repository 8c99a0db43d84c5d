package dev.banyan.monolith.importing;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// One line of a sales file: `quantity` pieces of a product on an invoice.
///
/// @param at local time in London
/// @param customer the customer number, null where the file names none
record RetailLine(
    long line,
    Kind kind,
    String invoice,
    String sku,
    String description,
    int quantity,
    LocalDateTime at,
    BigDecimal price,
    @Nullable String customer,
    String country) {

  BigDecimal amount() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }

  /// What a line becomes in the shop.
  enum Kind {
    /// a line of a delivered order
    SALE("S"),
    /// a line of a cancelled order, its quantity negative as in the file
    CANCELLATION("X"),
    /// stock written off: pieces taken for nothing, on no cancellation
    ADJUSTMENT("A");

    final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }
}
