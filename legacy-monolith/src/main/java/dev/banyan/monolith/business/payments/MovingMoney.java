package dev.banyan.monolith.business.payments;

import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.payments.CardAttempts;
import dev.banyan.monolith.data.payments.Payments;
import dev.banyan.monolith.data.payments.Refunds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Moves the money that the books say is to be moved: takes what was promised, gives back what is
/// owed, lets go what got no order.
///
/// The books are written first and the processor is asked afterwards, by references that make
/// asking twice harmless. So whatever dies or does not answer, the next round goes on where this
/// one ended.
@ApplicationScoped
public class MovingMoney {
  private static final Logger LOG = Logger.getLogger(MovingMoney.class);
  private static final int BATCH = 50;

  private final CardAttempts attempts;
  private final Payments payments;
  private final Refunds refunds;
  private final CardGateway processor;
  private final CardProcessorSettings settings;
  private final Ownership ownership;
  private final Event<BrokenPromise> brokenPromises;

  MovingMoney(
      CardAttempts attempts,
      Payments payments,
      Refunds refunds,
      CardGateway processor,
      CardProcessorSettings settings,
      Ownership ownership,
      Event<BrokenPromise> brokenPromises) {
    this.attempts = attempts;
    this.payments = payments;
    this.refunds = refunds;
    this.processor = processor;
    this.settings = settings;
    this.ownership = ownership;
    this.brokenPromises = brokenPromises;
  }

  /// One round over all that is waiting. It ends at the first silence: the others would wait as
  /// long.
  @Scheduled(
      identity = "moving money",
      every = "{shop.card-processor.round}",
      concurrentExecution = ConcurrentExecution.SKIP)
  public void round() {
    String ours = ownership.condition("payments", "o.cust_id::text");
    attempts.giveUpForgotten(ours, settings.promiseLifetime());
    boolean answered = true;
    for (Payments.Payment promised : payments.promised(ours, BATCH)) {
      answered = answered && capture(promised);
    }
    for (Refunds.Refund owed : refunds.owed(ours, BATCH)) {
      answered = answered && refund(owed);
    }
    for (String givenUp : attempts.givenUp(ours, BATCH)) {
      answered = answered && letGo(givenUp);
    }
  }

  /// All that is waiting for one order.
  void settle(long order) {
    payments.of(order).stream()
        .filter(payment -> payment.stat().equals("A"))
        .forEach(this::capture);
    payments.of(order).stream()
        .filter(payment -> payment.stat().equals("V"))
        .flatMap(payment -> Optional.ofNullable(payment.reference()).stream())
        .forEach(this::letGo);
    refunds.owedOf(order).forEach(this::refund);
  }

  /// @return whether the processor answered
  boolean letGo(String reference) {
    return switch (processor.letGo(reference)) {
      case DONE -> {
        attempts.letGo(reference);
        yield true;
      }
      case REFUSED -> {
        giveBackWhatCame(reference);
        yield true;
      }
      case SILENCE -> {
        attempts.askLater(reference);
        yield false;
      }
    };
  }

  /// The answer to a capture had been lost: the money had come when its order was undone.
  private void giveBackWhatCame(String reference) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              payments
                  .cameAfterAll(reference)
                  .ifPresent(
                      came ->
                          refunds.add(
                              came,
                              came.amount(),
                              Refunds.Reason.CANCELLED,
                              "taken before it could be let go",
                              null));
              attempts.letGo(reference);
            });
  }

  private boolean capture(Payments.Payment promised) {
    String reference = promised.reference();
    if (reference == null) {
      return true;
    }
    return switch (processor.capture(reference)) {
      case DONE -> {
        payments.capture(reference);
        yield true;
      }
      case REFUSED -> {
        if (payments.isPromised(promised.id())) {
          LOG.errorf(
              "The card processor refuses to take the money of order %s (%s), which it had"
                  + " promised: the order is cancelled.",
              promised.order(), reference);
          brokenPromises.fire(new BrokenPromise(promised.orderId()));
        }
        yield true;
      }
      case SILENCE -> false;
    };
  }

  private boolean refund(Refunds.Refund owed) {
    String payment = owed.payment();
    if (payment == null) {
      return true;
    }
    return switch (processor.refund(payment, owed.reference(), owed.amount())) {
      case DONE -> {
        refunds.done(owed.reference());
        yield true;
      }
      case REFUSED -> {
        LOG.errorf(
            "The card processor refuses to give back %s of payment %s: it stays owed, and is tried"
                + " again. Ask the processor about it.",
            owed.amount(), payment);
        yield true;
      }
      case SILENCE -> false;
    };
  }
}
