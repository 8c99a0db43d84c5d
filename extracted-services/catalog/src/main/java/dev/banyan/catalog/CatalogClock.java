package dev.banyan.catalog;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The clock of the catalogue, handed to whoever asks for the time.
class CatalogClock {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
