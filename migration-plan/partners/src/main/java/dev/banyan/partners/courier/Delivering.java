package dev.banyan.partners.courier;

import dev.banyan.partners.courier.Consignment.Move;
import dev.banyan.partners.log.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Takes parcels from leg to leg, each in a virtual thread of its own.
final class Delivering {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Consignments consignments;
  private final Telling telling;
  private final Duration leg;
  private final Log log;

  /// @param leg how long each leg takes
  Delivering(Consignments consignments, Telling telling, Duration leg, Log log) {
    this.consignments = consignments;
    this.telling = telling;
    this.leg = leg;
    this.log = log;
  }

  void begin(String trackingNumber) {
    Thread.ofVirtual().name(trackingNumber).start(() -> deliver(trackingNumber));
  }

  private void deliver(String trackingNumber) {
    try {
      while (true) {
        Optional<Consignment> parcel = consignments.find(trackingNumber);
        Optional<Move> untold = parcel.flatMap(Consignment::untold);
        if (untold.isPresent()) {
          tell(trackingNumber, untold.get());
        } else if (parcel.flatMap(Consignment::next).isPresent()) {
          Thread.sleep(leg);
          consignments.moveOn(trackingNumber);
        } else {
          return;
        }
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      log.say("%s stands still until the next start: %s".formatted(trackingNumber, broken));
    }
  }

  /// Again and again until the shop has heard it.
  private void tell(String trackingNumber, Move move) throws InterruptedException {
    Telling.Message message = Telling.Message.of(trackingNumber, move);
    Duration pause = FIRST_PAUSE;
    while (true) {
      String answer;
      try {
        // where to tell may have changed meanwhile
        int status =
            telling.tell(consignments.find(trackingNumber).orElseThrow().callback(), message);
        if (status == 204) {
          consignments.told(trackingNumber, move.leg());
          return;
        }
        answer = "the shop answered " + status;
      } catch (IOException failed) {
        answer = "the shop did not answer (" + failed + ")";
      }
      log.say("%s: %s; again in %d ms".formatted(message.event(), answer, pause.toMillis()));
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }
}
