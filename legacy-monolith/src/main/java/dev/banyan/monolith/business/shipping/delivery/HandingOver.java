package dev.banyan.monolith.business.shipping.delivery;

import dev.banyan.monolith.business.Patience;
import dev.banyan.monolith.business.shipping.Courier;
import dev.banyan.monolith.business.shipping.Courier.Answer;
import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.shipping.WaitingParcels;
import dev.banyan.monolith.data.shipping.WaitingParcels.Claim;
import dev.banyan.monolith.data.shipping.WaitingParcels.Consignment;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// The job that hands packed parcels to the courier, each in a transaction of its own.
///
/// That the courier is asked is committed before it is asked ([WaitingParcels]). Should the shop
/// die between the courier's answer and its own commit, the parcel waits, is asked about again
/// under the same tracking number, and the courier says once more that it has it.
///
/// Order and parcel are held while the courier is asked. So a cancellation at the same moment comes
/// before, and the parcel is not handed over, or waits for the few seconds that the answer may take
/// and then comes too late: never do both win. One that has to be answered sooner is not worth
/// goods that travel for a cancelled order.
@ApplicationScoped
public class HandingOver {
  private static final Logger LOG = Logger.getLogger(HandingOver.class);

  private final WaitingParcels waiting;
  private final Courier courier;
  private final ParcelNews news;
  private final Ownership ownership;
  private final DeliverySettings settings;
  private final Patience patience;
  private final AtomicBoolean complained = new AtomicBoolean();

  HandingOver(
      WaitingParcels waiting,
      Courier courier,
      ParcelNews news,
      Ownership ownership,
      DeliverySettings settings,
      Clock clock) {
    this.waiting = waiting;
    this.courier = courier;
    this.news = news;
    this.ownership = ownership;
    this.settings = settings;
    this.patience = new Patience(clock, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void job() {
    if (isThereACourier() && patience.isOver()) {
      round();
    }
  }

  /// Asks about every parcel that is due, until the courier is not there.
  void round() {
    Optional<Claim> claim = claim();
    while (claim.isPresent()) {
      if (handOver(claim.get()) instanceof Answer.Unreachable(var reason)) {
        LOG.warnf(
            "The courier cannot be asked (%s): parcels wait, and it is tried again in %s.",
            reason, patience.again());
        return;
      }
      claim = claim();
    }
  }

  private Optional<Claim> claim() {
    return QuarkusTransaction.requiringNew()
        .call(() -> waiting.claim(ours(), settings.packingTime()));
  }

  private Answer handOver(Claim claim) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> waiting.held(claim.parcel(), ours()).map(parcel -> ask(claim, parcel)))
          .orElseGet(Answer.Done::new);
    } catch (RuntimeException failure) {
      // Whatever is wrong with this parcel, the others go on.
      LOG.errorf(failure, "Parcel %d was not handed over; it is tried again.", claim.parcel());
      return new Answer.Unclear(failure.toString());
    }
  }

  private Answer ask(Claim claim, Consignment consignment) {
    Answer answer = courier.take(consignment);
    switch (answer) {
      case Answer.Done() -> {
        patience.reset();
        news.handedOver(consignment);
      }
      case Answer.Conflict() ->
          // A cancellation had it stopped there and then did not come to its end here.
          LOG.warnf(
              "The courier was told to stop parcel %s, whose order stands: it is now parcel %s.",
              consignment.trackingNumber(), waiting.renumber(consignment.parcel()));
      case Answer.Unreachable(var ignored) -> {
        // What the courier certainly does not know can still be cancelled without asking it.
        if (!claim.askedBefore()) {
          waiting.neverAsked(claim.parcel());
        }
      }
      case Answer.Unclear(var reason) ->
          LOG.warnf(
              "Whether the courier has parcel %s is not known (%s): it is asked again.",
              consignment.trackingNumber(), reason);
    }
    return answer;
  }

  private String ours() {
    return ownership.condition("shipping", "s.track_no");
  }

  private boolean isThereACourier() {
    List<String> missing = courier.missing();
    if (!missing.isEmpty() && complained.compareAndSet(false, true)) {
      LOG.warnf(
          "There is no courier: parcels wait in the warehouse until %s is set and the shop started"
              + " again.",
          String.join(", ", missing));
    }
    return missing.isEmpty();
  }
}
