package dev.banyan.partners.courier;

import dev.banyan.partners.courier.CourierEvent.Accepted;
import dev.banyan.partners.courier.CourierEvent.Moved;
import dev.banyan.partners.courier.CourierEvent.Stopped;
import dev.banyan.partners.courier.CourierEvent.Told;
import dev.banyan.partners.journal.Journal;
import dev.banyan.partners.journal.UnusableJournal;
import dev.banyan.partners.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every parcel, one change at a time: written down first, then so, then answered.
final class Consignments {
  private final Clock clock;
  private final Log log;
  private final Map<String, Consignment> all = new HashMap<>();

  /// Stopped before they were heard of.
  private final Set<String> barred = new HashSet<>();

  private final Journal<CourierEvent> journal;

  Consignments(Path folder, Clock clock, Log log) throws IOException, UnusableJournal {
    this.clock = clock;
    this.log = log;
    journal = Journal.open(folder, "courier.journal", CourierEvent.class, log, this::happened);
  }

  synchronized Optional<Consignment> find(String trackingNumber) {
    return Optional.ofNullable(all.get(trackingNumber));
  }

  synchronized boolean isBarred(String trackingNumber) {
    return barred.contains(trackingNumber);
  }

  /// Those with something still to be done or told.
  synchronized List<String> underway() {
    return all.values().stream()
        .filter(parcel -> parcel.untold().isPresent() || parcel.next().isPresent())
        .map(Consignment::trackingNumber)
        .toList();
  }

  synchronized Outcome accept(Accepted wish) {
    Consignment known = all.get(wish.trackingNumber());
    if (isBarred(wish.trackingNumber()) || (known != null && known.stopped())) {
      return new Outcome.Barred("stopped");
    }
    if (known == null) {
      write(wish, "accepted");
      return new Outcome.Done("accepted", true);
    }
    if (!known.recipient().equals(wish.recipient()) || !known.country().equals(wish.country())) {
      return new Outcome.OtherParcel();
    }
    if (!known.callback().equals(wish.callback())) {
      write(wish, "is told of elsewhere");
    }
    return new Outcome.Done(known.status(), false);
  }

  synchronized Outcome stop(String trackingNumber) {
    Consignment known = all.get(trackingNumber);
    if (isBarred(trackingNumber) || (known != null && known.stopped())) {
      return new Outcome.Done("stopped", false);
    }
    if (known != null && !known.canBeStopped()) {
      return new Outcome.Barred(known.status());
    }
    write(new Stopped(trackingNumber, now()), "stopped");
    return new Outcome.Done("stopped", true);
  }

  /// Moves a parcel one leg on, if it may.
  synchronized void moveOn(String trackingNumber) {
    Consignment parcel = all.get(trackingNumber);
    if (parcel != null) {
      parcel.next().ifPresent(leg -> write(new Moved(trackingNumber, leg, now()), leg.word()));
    }
  }

  synchronized void told(String trackingNumber, Leg leg) {
    write(new Told(trackingNumber, leg), leg.word() + " was told");
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void write(CourierEvent event, String inWords) {
    journal.append(event);
    happened(event);
    log.say(event.trackingNumber() + " " + inWords);
  }

  private synchronized void happened(CourierEvent event) {
    switch (event) {
      case Accepted(var number, var recipient, var country, var _, var callback, var _) ->
          all.merge(
              number,
              new Consignment(number, recipient, country, callback, List.of(), 0, false),
              (known, _) -> known.tellAt(callback));
      case Moved(var number, var leg, var at) ->
          all.computeIfPresent(number, (_, parcel) -> parcel.moved(leg, at));
      case Told(var number, var _) -> all.computeIfPresent(number, (_, parcel) -> parcel.heard());
      case Stopped(var number, var _) -> {
        if (all.computeIfPresent(number, (_, parcel) -> parcel.stop()) == null) {
          barred.add(number);
        }
      }
    }
  }
}
