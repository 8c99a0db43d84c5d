package dev.banyan.rehearsal.shoppers;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the shop's money and mails with what the card processor and the mailbox know, once all
/// that was waiting is done: no order without money, no money without order, one mail for each
/// event.
final class LedgerAudit {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final OrderBook orders;
  private final Observations observations;
  private final Clock clock;

  LedgerAudit(OrderBook orders, Observations observations, Clock clock) {
    this.orders = orders;
    this.observations = observations;
    this.clock = clock;
  }

  /// Waits until the shop has done what it still had to, then compares. Parcels go on meanwhile:
  /// what the books say of mails is read before the mailbox is, so that a later mail is no finding.
  Reconciled audit(Ledger ledger, Witnesses witnesses, String mark, long pieces)
      throws InterruptedException {
    awaitDone(ledger);
    Map<String, Integer> told = ledger.mails(mark);
    return compare(
        ledger.money(mark),
        told,
        witnesses.cards().charges(),
        witnesses.mail().mailsByEvent(),
        pieces);
  }

  Reconciled compare(
      List<Ledger.Money> money,
      Map<String, Integer> told,
      Map<String, CardBooks.Charge> charges,
      Map<String, Integer> arrived,
      long pieces) {
    BigDecimal byCard = money(money, charges);
    mails(told, arrived);
    return new Reconciled(
        sum(money.stream().filter(each -> !each.cancelled()).map(Ledger.Money::total).toList()),
        sum(money.stream().map(Ledger.Money::taken).toList()),
        sum(money.stream().map(Ledger.Money::refunded).toList()),
        byCard,
        pieces,
        told.size(),
        told.keySet().stream().mapToLong(event -> arrived.getOrDefault(event, 0)).sum());
  }

  private void awaitDone(Ledger ledger) throws InterruptedException {
    Instant latest = clock.instant().plus(PATIENCE);
    int waiting = ledger.waiting();
    while (waiting > 0 && clock.instant().isBefore(latest)) {
      Thread.sleep(LOOK_AGAIN);
      waiting = ledger.waiting();
    }
    if (waiting > 0) {
      saw(
          Anomaly.LOST_WRITES,
          "payments",
          "payments, refunds and mails that wait",
          "none " + PATIENCE.toSeconds() + " s after everybody went home",
          String.valueOf(waiting));
    }
  }

  /// @return what the processor took for these orders and kept
  private BigDecimal money(List<Ledger.Money> money, Map<String, CardBooks.Charge> charges) {
    BigDecimal byCard = BigDecimal.ZERO;
    Set<String> known = new HashSet<>();
    for (Ledger.Money each : money) {
      inTheBooks(each);
      String reference = each.charge();
      if (reference != null) {
        known.add(reference);
        CardBooks.Charge charge = charges.get(reference);
        byCard = byCard.add(atProcessor(each, charge));
      }
    }
    charges.forEach((reference, charge) -> withoutOrder(known, reference, charge));
    return byCard;
  }

  /// Money taken is the money of the order; what was given back is what came back, what staff gave,
  /// or all of it.
  private void inTheBooks(Ledger.Money money) {
    Optional<BigDecimal> given = orders.givenBack(money.number());
    if (given.isEmpty()) {
      return; // nobody knows whether staff gave some of it back
    }
    BigDecimal kept = money.taken().subtract(money.refunded());
    BigDecimal due =
        money.cancelled()
            ? BigDecimal.ZERO
            : money.total().subtract(money.returned()).subtract(given.get());
    if (kept.compareTo(due) != 0) {
      saw(
          kept.compareTo(due) < 0 ? Anomaly.LOST_WRITES : Anomaly.DUPLICATE_WRITES,
          "payments",
          "the money of order " + money.number(),
          Money.spelled(due),
          "taken %s, given back %s"
              .formatted(Money.spelled(money.taken()), Money.spelled(money.refunded())));
    }
  }

  private BigDecimal atProcessor(Ledger.Money money, CardBooks.@Nullable Charge charge) {
    BigDecimal kept =
        charge == null || !charge.status().equals("captured")
            ? BigDecimal.ZERO
            : charge.amount().subtract(charge.refunded());
    if (kept.compareTo(money.taken().subtract(money.refunded())) != 0) {
      saw(
          Anomaly.LOST_WRITES,
          "payments",
          "what the card processor keeps of order " + money.number(),
          Money.spelled(money.taken().subtract(money.refunded())),
          Money.spelled(kept));
    }
    return kept;
  }

  private void withoutOrder(Set<String> known, String reference, CardBooks.Charge charge) {
    boolean keeps =
        charge.status().equals("authorized")
            || (charge.status().equals("captured")
                && charge.amount().compareTo(charge.refunded()) > 0);
    if (keeps && !known.contains(reference)) {
      saw(
          Anomaly.DUPLICATE_WRITES,
          "payments",
          "the charge " + reference,
          "an order for it",
          charge.status() + " " + Money.spelled(charge.amount()) + ", and no order");
    }
  }

  private void mails(Map<String, Integer> told, Map<String, Integer> arrived) {
    told.forEach(
        (event, once) -> {
          int mails = arrived.getOrDefault(event, 0);
          if (mails != 1) {
            saw(
                mails > 1 ? Anomaly.DOUBLE_MAIL : Anomaly.LOST_WRITES,
                "notifications",
                "mails about '" + event + "'",
                "one",
                String.valueOf(mails));
          }
        });
    orders
        .acknowledged()
        .forEach(
            entry -> {
              String event = "placed " + entry.placed().number();
              if (!told.containsKey(event)) {
                saw(
                    Anomaly.LOST_WRITES,
                    "notifications",
                    "a mail about '" + event + "'",
                    "one",
                    "none noted");
              }
            });
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void saw(Anomaly anomaly, String capability, String what, String expected, String got) {
    observations.saw(
        anomaly,
        new Finding(clock.instant(), anomaly.spelling(), capability, what, "books", expected, got));
  }
}
