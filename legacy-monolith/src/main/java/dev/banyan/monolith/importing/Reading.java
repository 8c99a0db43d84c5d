package dev.banyan.monolith.importing;

import java.math.BigDecimal;

/// What was made of one line of the file.
sealed interface Reading {
  /// quantity × price as the file has it
  BigDecimal amount();

  /// The line can be loaded.
  record Loadable(RetailLine line) implements Reading {
    @Override
    public BigDecimal amount() {
      return line.amount();
    }
  }

  /// The line is well formed, but the shop has no place for what it says.
  record Rejected(long line, String reason, String text, BigDecimal amount) implements Reading {}
}
