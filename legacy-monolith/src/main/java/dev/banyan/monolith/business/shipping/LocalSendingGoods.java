package dev.banyan.monolith.business.shipping;

import dev.banyan.monolith.data.shipping.Shipments;
import jakarta.enterprise.context.ApplicationScoped;

/// Parcels of this shop's own database; a job hands them to the courier.
@ApplicationScoped
class LocalSendingGoods implements SendingGoods {
  private final Shipments shipments;

  LocalSendingGoods(Shipments shipments) {
    this.shipments = shipments;
  }

  @Override
  public void book(long order) {
    shipments.book(order);
  }

  @Override
  public boolean stop(long order) {
    return shipments.stop(order);
  }
}
