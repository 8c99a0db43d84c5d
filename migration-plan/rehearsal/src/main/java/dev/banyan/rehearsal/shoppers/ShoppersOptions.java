package dev.banyan.rehearsal.shoppers;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where people shop, and how many of them.
///
/// @param shop what everybody asks: the proxy
/// @param monolith where they learn what the catalogue is before they start
/// @param staleAtMost how old an answer may be, per capability that allows it; the others must be
///   up to date
/// @param witnesses who outside the shop knows of money and mails; null where nobody does
public record ShoppersOptions(
    URI shop,
    URI monolith,
    String adminPassword,
    long seed,
    double arrivalsPerSecond,
    Map<String, Duration> staleAtMost,
    @Nullable Witnesses witnesses) {
  public ShoppersOptions {
    staleAtMost = Map.copyOf(staleAtMost);
  }
}
