package dev.banyan.monolith.business.shipping.delivery;

import dev.banyan.monolith.business.notifications.OrderEvent;
import dev.banyan.monolith.business.notifications.TellingCustomers;
import dev.banyan.monolith.business.ordering.OrderNews;
import dev.banyan.monolith.data.shipping.Shipments;
import dev.banyan.monolith.data.shipping.Shipments.Held;
import dev.banyan.monolith.data.shipping.WaitingParcels.Consignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes known of a parcel, and what it means for its order and its customer.
@ApplicationScoped
public class ParcelNews {
  /// What the courier reports.
  ///
  /// @param name the courier's name for it: told twice, it happened once
  /// @param stat `H`, `T`, `O` or `D`
  public record Report(String name, String stat, @Nullable String place, Instant at) {}

  private static final String WAY = "WHTODZ";
  private static final String WAITING = "W";
  private static final String HANDED_OVER = "H";
  private static final String DELIVERED = "D";

  private final Shipments shipments;
  private final TellingCustomers customers;
  private final OrderNews orders;
  private final Clock clock;

  ParcelNews(Shipments shipments, TellingCustomers customers, OrderNews orders, Clock clock) {
    this.shipments = shipments;
    this.customers = customers;
    this.orders = orders;
    this.clock = clock;
  }

  /// @return false if there is no such parcel
  @Transactional
  public boolean reported(String trackingNumber, Report report) {
    Optional<Held> parcel = shipments.held(trackingNumber);
    parcel.filter(held -> isNoStepBack(held.stat(), report.stat())).ifPresent(h -> take(h, report));
    return parcel.isPresent();
  }

  /// The courier has taken it.
  void handedOver(Consignment parcel) {
    shipments.move(parcel.parcel(), HANDED_OVER);
    shipments.note(
        parcel.parcel(),
        parcel.trackingNumber() + "-handed-over",
        HANDED_OVER,
        null,
        clock.instant());
    sent(parcel.order(), parcel.orderNumber());
    orders.changed(parcel.order());
  }

  private void take(Held parcel, Report report) {
    boolean isNew =
        shipments.note(parcel.id(), report.name(), report.stat(), report.place(), report.at());
    if (!isNew || parcel.stat().equals(report.stat())) {
      return;
    }
    shipments.move(parcel.id(), report.stat());
    if (parcel.stat().equals(WAITING)) {
      sent(parcel.order(), parcel.orderNumber()); // the news overtook the courier's answer
    }
    if (report.stat().equals(DELIVERED)) {
      shipments.orderDelivered(parcel.order());
      customers.tell(OrderEvent.DELIVERED, "delivered " + parcel.orderNumber(), parcel.order());
    }
    orders.changed(parcel.order());
  }

  private void sent(long order, String number) {
    shipments.orderSent(order);
    customers.tell(OrderEvent.SENT, "sent " + number, order);
  }

  /// What comes late, and whatever is said of a stopped parcel, changes nothing.
  static boolean isNoStepBack(String from, String to) {
    return WAY.contains(from) && WAY.indexOf(to) >= WAY.indexOf(from);
  }
}
