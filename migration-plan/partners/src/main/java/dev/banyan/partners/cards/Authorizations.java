package dev.banyan.partners.cards;

import dev.banyan.partners.cards.Authorization.Authorized;
import dev.banyan.partners.cards.Authorization.Captured;
import dev.banyan.partners.cards.Authorization.Declined;
import dev.banyan.partners.cards.Authorization.Refund;
import dev.banyan.partners.cards.Authorization.Voided;
import dev.banyan.partners.journal.Journal;
import dev.banyan.partners.journal.UnusableJournal;
import dev.banyan.partners.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every authorization, one change at a time: written down first, then so, then answered.
final class Authorizations {
  private final Clock clock;
  private final Log log;
  private final Map<String, Authorization> all = new LinkedHashMap<>();
  private final Journal<CardEvent> journal;
  private Outage outage = Outage.NONE;

  Authorizations(Path folder, Clock clock, Log log) throws IOException, UnusableJournal {
    this.clock = clock;
    this.log = log;
    journal = Journal.open(folder, "cards.journal", CardEvent.class, log, this::happened);
  }

  synchronized Optional<Authorization> find(String reference) {
    return Optional.ofNullable(all.get(reference));
  }

  /// All of them, in the order they were first heard of.
  synchronized List<Authorization> list() {
    return new ArrayList<>(all.values());
  }

  synchronized Outcome authorize(String reference, Money amount, Card card) {
    Authorization known = all.get(reference);
    if (known instanceof Voided) {
      return new Outcome.Barred(known);
    }
    if (known != null) {
      Money earlier = known.known().orElse(amount);
      return earlier.equals(amount)
          ? new Outcome.Done(known, false)
          : new Outcome.OtherAmount(reference, earlier);
    }
    Instant now = now();
    Optional<String> reason = card.declined(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    return new Outcome.Done(
        record(
            reference,
            reason.isPresent()
                ? new CardEvent.Declined(reference, amount, reason.get(), now)
                : new CardEvent.Authorized(reference, amount, card.last4(), now)),
        true);
  }

  synchronized Outcome capture(String reference) {
    return switch (all.get(reference)) {
      case null -> new Outcome.Unknown(reference);
      case Captured captured -> new Outcome.Done(captured, false);
      case Authorized ignored ->
          new Outcome.Done(record(reference, new CardEvent.Captured(reference, now())), true);
      case Voided voided -> new Outcome.Barred(voided);
      case Declined declined -> new Outcome.Barred(declined);
    };
  }

  /// From then on nothing is ever taken, even if this reference is asked for later.
  synchronized Outcome letGo(String reference) {
    Authorization known = all.get(reference);
    if (known instanceof Captured) {
      return new Outcome.Barred(known);
    }
    if (known instanceof Voided) {
      return new Outcome.Done(known, false);
    }
    return new Outcome.Done(record(reference, new CardEvent.Voided(reference, now())), true);
  }

  synchronized Outcome refund(String reference, String name, Money amount) {
    Authorization known = all.get(reference);
    if (known == null) {
      return new Outcome.Unknown(reference);
    }
    if (!(known instanceof Captured captured)) {
      return new Outcome.Barred(known);
    }
    Refund earlier = captured.refunds().get(name);
    if (earlier != null) {
      return earlier.amount().equals(amount)
          ? new Outcome.GivenBack(earlier, false)
          : new Outcome.OtherAmount(name, earlier.amount());
    }
    if (amount.isMoreThan(captured.left())) {
      return new Outcome.TooMuch(captured.left());
    }
    Instant at = now();
    record(reference, new CardEvent.Refunded(reference, name, amount, at));
    return new Outcome.GivenBack(new Refund(name, amount, at), true);
  }

  synchronized Outage outage() {
    return outage;
  }

  synchronized void behave(Outage mode) {
    if (mode != outage) {
      write(new CardEvent.Behaves(mode, now()));
    }
  }

  private Authorization record(String reference, CardEvent event) {
    write(event);
    return all.getOrDefault(reference, new Voided(reference, null));
  }

  private void write(CardEvent event) {
    journal.append(event);
    happened(event);
    log.say(inWords(event));
  }

  private synchronized void happened(CardEvent event) {
    switch (event) {
      case CardEvent.Authorized(var reference, var amount, var last4, var _) ->
          all.put(reference, new Authorized(reference, amount, last4));
      case CardEvent.Declined(var reference, var amount, var reason, var _) ->
          all.put(reference, new Declined(reference, amount, reason));
      case CardEvent.Voided(var reference, var _) -> {
        Authorization known = all.get(reference);
        Money amount = known == null ? null : known.known().orElse(null);
        all.put(reference, new Voided(reference, amount));
      }
      case CardEvent.Captured(var reference, var at) -> {
        if (all.get(reference) instanceof Authorized authorized) {
          all.put(reference, authorized.capture(at));
        }
      }
      case CardEvent.Refunded(var reference, var refund, var amount, var at) -> {
        if (all.get(reference) instanceof Captured captured) {
          all.put(reference, captured.refund(new Refund(refund, amount, at)));
        }
      }
      case CardEvent.Behaves(var mode, var _) -> outage = mode;
    }
  }

  private static String inWords(CardEvent event) {
    return switch (event) {
      case CardEvent.Authorized(var reference, var amount, var _, var _) ->
          reference + " authorized " + amount;
      case CardEvent.Declined(var reference, var _, var reason, var _) ->
          reference + " declined: " + reason;
      case CardEvent.Voided(var reference, var _) -> reference + " voided";
      case CardEvent.Captured(var reference, var _) -> reference + " captured";
      case CardEvent.Refunded(var reference, var refund, var amount, var _) ->
          reference + " refunded " + amount + " as " + refund;
      case CardEvent.Behaves(var mode, var _) -> "outage: " + mode.word();
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
