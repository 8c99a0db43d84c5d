package dev.banyan.monolith.web.ordering;

import dev.banyan.monolith.data.ordering.Carts;
import java.math.BigDecimal;
import java.util.List;

/// A cart as its customer sees it, at the prices of now.
public record CartView(List<Line> lines, BigDecimal total) {
  /// So many pieces of a product.
  public record Line(String sku, String name, int quantity, BigDecimal price, BigDecimal amount) {}

  static CartView of(List<Carts.Line> lines) {
    return new CartView(
        lines.stream()
            .map(
                line ->
                    new Line(line.sku(), line.name(), line.quantity(), line.price(), line.amount()))
            .toList(),
        lines.stream().map(Carts.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
