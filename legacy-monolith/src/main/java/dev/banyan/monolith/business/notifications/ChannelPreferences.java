package dev.banyan.monolith.business.notifications;

import dev.banyan.monolith.data.notifications.Preferences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// By which channels a customer wants to be told; it holds for what happens from now on.
@ApplicationScoped
public class ChannelPreferences {
  private final Preferences preferences;

  ChannelPreferences(Preferences preferences) {
    this.preferences = preferences;
  }

  public Optional<Preferences.Wanted> of(long customer) {
    return preferences.of(customer);
  }

  /// @return false if there is no such customer
  @Transactional
  public boolean change(long customer, Preferences.Wanted wanted) {
    return preferences.put(customer, wanted);
  }
}
