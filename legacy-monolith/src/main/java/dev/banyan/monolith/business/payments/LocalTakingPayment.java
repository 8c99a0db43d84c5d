package dev.banyan.monolith.business.payments;

import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.data.payments.CardAttempts;
import dev.banyan.monolith.data.payments.Payments;
import dev.banyan.monolith.data.payments.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Payments of this shop's own database.
@ApplicationScoped
class LocalTakingPayment implements TakingPayment {
  private final CardAttempts attempts;
  private final Payments payments;
  private final Refunds refunds;
  private final CardGateway processor;
  private final MovingMoney money;
  private final Orders orders;
  private final Ownership ownership;

  LocalTakingPayment(
      CardAttempts attempts,
      Payments payments,
      Refunds refunds,
      CardGateway processor,
      MovingMoney money,
      Orders orders,
      Ownership ownership) {
    this.attempts = attempts;
    this.payments = payments;
    this.refunds = refunds;
    this.processor = processor;
    this.money = money;
    this.orders = orders;
    this.ownership = ownership;
  }

  @Override
  @Transactional(Transactional.TxType.NEVER)
  public Asked promise(long customer, String checkout, BigDecimal amount, Card card) {
    CardAttempts.Attempt attempt = attempt(customer, checkout, amount, card);
    Means.Promise promise = new Means.Promise(attempt.reference(), attempt.lastFour());
    if (attempt.stat().equals("O")) {
      return new Asked.Promised(promise); // an order has it: the transaction will find that order
    }
    return switch (processor.authorize(attempt.reference(), amount, card)) {
      case CardGateway.Authorization.Authorized() -> {
        attempts.authorized(attempt.reference());
        yield new Asked.Promised(promise);
      }
      case CardGateway.Authorization.Declined(String reason) -> {
        attempts.declined(attempt.reference(), reason);
        yield new Asked.Declined(reason);
      }
      case CardGateway.Authorization.LetGo() -> {
        attempts.giveUp(attempt.reference());
        yield new Asked.Silence();
      }
      case CardGateway.Authorization.Silence() -> new Asked.Silence();
    };
  }

  /// The attempt under way if it is over this amount and card; anything else it was is let go.
  private CardAttempts.Attempt attempt(
      long customer, String checkout, BigDecimal amount, Card card) {
    attempts
        .of(customer, checkout)
        .filter(open -> !open.stat().equals("O"))
        .filter(
            open ->
                open.amount().compareTo(amount) != 0 || !open.lastFour().equals(card.lastFour()))
        .ifPresent(other -> letGo(new Means.Promise(other.reference(), other.lastFour())));
    return attempts.opened(customer, checkout, amount, card.lastFour());
  }

  @Override
  @Transactional(Transactional.TxType.NEVER)
  public void letGo(Means.Promise promise) {
    if (attempts.giveUp(promise.reference())) {
      money.letGo(promise.reference());
    }
  }

  @Override
  public boolean take(long customer, long order, BigDecimal amount, Means means) {
    ownership.require("payments", String.valueOf(customer));
    return switch (means) {
      case Means.Account() -> {
        payments.captured(order, amount);
        yield true;
      }
      case Means.Promise(String reference, String lastFour) -> {
        boolean claimed = attempts.order(reference, amount);
        if (claimed) {
          payments.promised(order, amount, reference, lastFour);
        }
        yield claimed;
      }
    };
  }

  @Override
  public void giveBack(long order, Refunds.Reason reason) {
    requireOurs(order);
    for (Payments.Payment payment : payments.lockedOf(order)) {
      if (payment.reference() != null && payments.giveUp(payment.id())) {
        attempts.giveUpOrdered(payment.reference());
      } else {
        owe(payment, payment.left(), reason, null, null);
      }
    }
  }

  @Override
  public @Nullable String giveBack(
      long order,
      BigDecimal amount,
      Refunds.Reason reason,
      @Nullable String note,
      @Nullable String request) {
    requireOurs(order);
    List<Payments.Payment> payment = payments.lockedOf(order);
    return payment.isEmpty() ? null : owe(payment.get(0), amount, reason, note, request);
  }

  @Override
  @Transactional(Transactional.TxType.NEVER)
  public void settle(long order) {
    money.settle(order);
  }

  private void requireOurs(long order) {
    orders
        .customerOf(order)
        .ifPresent(customer -> ownership.require("payments", String.valueOf(customer)));
  }

  private @Nullable String owe(
      Payments.Payment payment,
      BigDecimal amount,
      Refunds.Reason reason,
      @Nullable String note,
      @Nullable String request) {
    return amount.signum() > 0 && payments.owe(payment.id(), amount)
        ? refunds.add(payment, amount, reason, note, request)
        : null;
  }
}
