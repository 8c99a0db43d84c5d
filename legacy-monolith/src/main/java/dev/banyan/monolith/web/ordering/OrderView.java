package dev.banyan.monolith.web.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.banyan.monolith.business.ordering.PlacedOrder;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.ordering.Returns;
import dev.banyan.monolith.web.payments.PaymentView;
import dev.banyan.monolith.web.shipping.ParcelView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An order as its customer sees it.
public record OrderView(
    String number,
    String status,
    BigDecimal total,
    Instant placedAt,
    String country,
    List<Line> lines,
    List<PaymentView> payments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PaymentView.Refund> refunds,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Return> returns,
    @Nullable ParcelView shipment) {
  /// The letters of the table by the words for them.
  static final Map<String, String> LETTERS =
      new TreeMap<>(
          Map.of("placed", "P", "sent", "S", "delivered", "D", "cancelled", "X", "returned", "R"));

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

  /// Goods that came back at one time, and what of their money went back.
  public record Return(String number, BigDecimal amount, Instant at, List<Piece> lines) {
    static Return of(Returns.Return came) {
      return new Return(
          came.number(),
          came.amount(),
          came.at(),
          came.lines().stream()
              .map(line -> new Piece(line.line(), line.sku(), line.quantity()))
              .toList());
    }
  }

  /// So many pieces of one line.
  public record Piece(int line, String sku, int quantity) {}

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
        placed.payments().stream().map(PaymentView::of).toList(),
        placed.refunds().stream().map(PaymentView.Refund::of).toList(),
        placed.returns().stream().map(Return::of).toList(),
        placed.parcel().map(ParcelView::of).orElse(null));
  }

  /// The word for an order's letter.
  public static String status(String letter) {
    return LETTERS.entrySet().stream()
        .filter(each -> each.getValue().equals(letter))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no order status: " + letter));
  }
}
