package dev.banyan.monolith.business.accounts;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Sees to it that the shop has the administrator whom its operators know.
@ApplicationScoped
class Administrator {
  static final String EMAIL = "admin@shop.invalid";
  private static final Logger LOG = Logger.getLogger(Administrator.class);

  private final Accounts accounts;
  private final AccountSettings settings;

  Administrator(Accounts accounts, AccountSettings settings) {
    this.accounts = accounts;
    this.settings = settings;
  }

  void atStart(@Observes StartupEvent start) {
    settings
        .adminPassword()
        .ifPresentOrElse(
            password -> accounts.appoint(EMAIL, password),
            () ->
                LOG.warn(
                    "SHOP_ADMIN_PASSWORD is not set: the shop starts, but its administrator account"
                        + " was neither created nor changed."));
  }
}
