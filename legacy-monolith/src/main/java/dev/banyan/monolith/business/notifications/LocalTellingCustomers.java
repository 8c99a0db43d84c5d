package dev.banyan.monolith.business.notifications;

import dev.banyan.monolith.data.notifications.Notifications;
import jakarta.enterprise.context.ApplicationScoped;

/// Notes of this shop's own database; a job sends them.
@ApplicationScoped
class LocalTellingCustomers implements TellingCustomers {
  private final Notifications notifications;

  LocalTellingCustomers(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public void tell(OrderEvent event, String key, long order) {
    notifications.note(event.name(), key, order);
  }
}
