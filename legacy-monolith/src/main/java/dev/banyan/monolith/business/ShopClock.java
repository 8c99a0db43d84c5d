package dev.banyan.monolith.business;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The clock of the shop, handed to whoever asks for the time.
class ShopClock {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
