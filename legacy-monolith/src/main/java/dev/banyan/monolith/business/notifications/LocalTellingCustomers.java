package dev.banyan.monolith.business.notifications;

import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.notifications.Notifications;
import dev.banyan.monolith.data.ordering.Orders;
import jakarta.enterprise.context.ApplicationScoped;

/// Notes of this shop's own database; a job sends them.
@ApplicationScoped
class LocalTellingCustomers implements TellingCustomers {
  private final Notifications notifications;
  private final Orders orders;
  private final Ownership ownership;

  LocalTellingCustomers(Notifications notifications, Orders orders, Ownership ownership) {
    this.notifications = notifications;
    this.orders = orders;
    this.ownership = ownership;
  }

  @Override
  public void tell(OrderEvent event, String key, long order) {
    orders
        .customerOf(order)
        .ifPresent(customer -> ownership.require("notifications", String.valueOf(customer)));
    notifications.note(event.name(), key, order);
  }
}
