package dev.banyan.monolith.web.payments;

import dev.banyan.monolith.data.payments.Payments;
import dev.banyan.monolith.data.payments.Refunds;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Money that came, or is promised.
///
/// @param refunded how much of it went back or will; absent where nothing did
public record PaymentView(
    @Nullable String order,
    BigDecimal amount,
    @Nullable BigDecimal refunded,
    String status,
    String method,
    @Nullable String last4,
    Instant at) {
  /// Money that goes back.
  public record Refund(BigDecimal amount, String status, String reason, Instant at) {
    public static Refund of(Refunds.Refund refund) {
      return new Refund(
          refund.amount(),
          refund.stat().equals("D") ? "done" : "owed",
          PaymentView.reason(refund.reason()),
          refund.at());
    }
  }

  /// As part of its order.
  public static PaymentView of(Payments.Payment payment) {
    return of(payment, null);
  }

  /// In a list over all orders.
  static PaymentView listed(Payments.Payment payment) {
    return of(payment, payment.order());
  }

  private static PaymentView of(Payments.Payment payment, @Nullable String order) {
    return new PaymentView(
        order,
        payment.amount(),
        payment.refunded().signum() == 0 ? null : payment.refunded(),
        status(payment.stat()),
        payment.method().equals("I") ? "invoice" : "card",
        payment.lastFour(),
        payment.at());
  }

  private static String status(String letter) {
    return switch (letter) {
      case "A" -> "authorized";
      case "C" -> "captured";
      case "V" -> "voided";
      case "R" -> "returned";
      default -> throw new IllegalStateException("no payment status: " + letter);
    };
  }

  private static String reason(String letter) {
    return switch (letter) {
      case "X" -> "cancelled";
      case "T" -> "returned";
      case "G" -> "goodwill";
      default -> throw new IllegalStateException("no reason of a refund: " + letter);
    };
  }
}
