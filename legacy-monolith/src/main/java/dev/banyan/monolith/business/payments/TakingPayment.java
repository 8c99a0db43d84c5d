package dev.banyan.monolith.business.payments;

import dev.banyan.monolith.data.payments.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/// Takes money for an order and gives it back; both within the order's own transaction.
@ApplicationScoped
public class TakingPayment {
  private final Payments payments;

  TakingPayment(Payments payments) {
    this.payments = payments;
  }

  public void take(long order, BigDecimal amount, PaymentMethod method) {
    payments.capture(
        order,
        amount,
        switch (method) {
          case INVOICE -> "I";
          case CARD -> "K";
        });
  }

  public void giveBack(long order) {
    payments.giveBack(order);
  }
}
