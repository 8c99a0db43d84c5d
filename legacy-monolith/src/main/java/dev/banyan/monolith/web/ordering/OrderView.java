package dev.banyan.monolith.web.ordering;

import dev.banyan.monolith.business.ordering.PlacedOrder;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.payments.Payments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// An order as its customer sees it.
public record OrderView(
    String number,
    String status,
    BigDecimal total,
    Instant placedAt,
    String country,
    List<Line> lines,
    List<Payment> payments) {
  /// What was sold, at the price of that moment.
  public record Line(
      int line, String sku, String name, int quantity, BigDecimal price, BigDecimal amount) {
    static Line of(Orders.Line line) {
      return new Line(
          line.line(),
          line.sku(),
          line.name(),
          line.quantity(),
          line.price(),
          line.price().multiply(BigDecimal.valueOf(line.quantity())));
    }
  }

  /// Money that came, or went back.
  public record Payment(BigDecimal amount, String status, String method, Instant at) {
    static Payment of(Payments.Payment payment) {
      return new Payment(
          payment.amount(),
          payment.stat().equals("C") ? "captured" : "returned",
          payment.method().equals("I") ? "invoice" : "card",
          payment.at());
    }
  }

  /// An order in a list.
  public record Listed(String number, String status, BigDecimal total, Instant placedAt) {
    static Listed of(Orders.Order order) {
      return new Listed(
          order.number(), OrderView.status(order.stat()), order.total(), order.placedAt());
    }
  }

  static OrderView of(PlacedOrder placed) {
    Orders.Order order = placed.order();
    return new OrderView(
        order.number(),
        status(order.stat()),
        order.total(),
        order.placedAt(),
        order.country(),
        placed.lines().stream().map(Line::of).toList(),
        placed.payments().stream().map(Payment::of).toList());
  }

  static String status(String letter) {
    return switch (letter) {
      case "P" -> "placed";
      case "D" -> "delivered";
      case "X" -> "cancelled";
      default -> throw new IllegalStateException("no order status: " + letter);
    };
  }
}
