package dev.banyan.monolith.business.shipping;

import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.shipping.Shipments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/// Parcels of this shop's own database; a job hands them to the courier.
@ApplicationScoped
class LocalSendingGoods implements SendingGoods {
  private static final String WAITING = "W";
  private static final String STOPPED = "X";

  private final Shipments shipments;
  private final Courier courier;
  private final Ownership ownership;
  private final Clock clock;

  LocalSendingGoods(Shipments shipments, Courier courier, Ownership ownership, Clock clock) {
    this.shipments = shipments;
    this.courier = courier;
    this.ownership = ownership;
    this.clock = clock;
  }

  @Override
  public void book(long order) {
    ownership.require("shipping", shipments.book(order));
  }

  @Override
  public boolean stop(long order) {
    Optional<Shipments.Held> parcel = shipments.heldOf(order);
    if (parcel.isEmpty()) {
      return true; // an order of the years without parcels
    }
    ownership.require("shipping", parcel.get().trackingNumber());
    if (!parcel.get().stat().equals(WAITING) || !isStoppedAtCourier(parcel.get())) {
      return false;
    }
    shipments.move(parcel.get().id(), STOPPED);
    shipments.note(
        parcel.get().id(),
        parcel.get().trackingNumber() + "-stopped",
        STOPPED,
        null,
        clock.instant());
    return true;
  }

  /// A parcel that waits although the courier was asked is one whose answer was lost: the courier
  /// may have it. Then only the courier can say that it goes nowhere, and it has to say so before
  /// the order is undone, or the goods would travel unpaid. Such a call within a transaction is
  /// short, and rare: it takes a courier that failed first.
  private boolean isStoppedAtCourier(Shipments.Held parcel) {
    return !parcel.asked() || courier.stop(parcel.trackingNumber()) instanceof Courier.Answer.Done;
  }
}
