package dev.banyan.rehearsal.analysis;

import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.schema.SchemaReading;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.Platform;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RunningSystem;
import dev.banyan.rehearsal.platform.SystemOptions;
import dev.banyan.rehearsal.shoppers.DatabaseBooks;
import dev.banyan.rehearsal.shoppers.Shoppers;
import dev.banyan.rehearsal.shoppers.ShoppersOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Starts the shop, lets shoppers shop, and looks at what its database then knows.
public final class WatchedShop {
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final String APPLICATION = "shop_app";

  private final Platform platform;
  private final Progress progress;
  private final Clock clock;

  public WatchedShop(Platform platform, Progress progress, Clock clock) {
    this.platform = platform;
    this.progress = progress;
    this.clock = clock;
  }

  /// @param duration how long shoppers shop
  /// @param rate what they ask for, per second
  /// @return the schema with the statements that the shop ran for them, and no others
  public Schema watch(SystemOptions options, long seed, Duration duration, double rate)
      throws CannotStart, InterruptedException {
    try (RunningSystem system = platform.start(options, progress)) {
      progress.say("shoppers learn the catalogue");
      try (Shoppers shoppers =
          Shoppers.prepared(
              new ShoppersOptions(
                  system.shop(),
                  system.monolith(),
                  system.secrets().adminPassword(),
                  seed,
                  rate,
                  Map.of(),
                  null),
              new DatabaseBooks(system::shopDatabase),
              clock)) {
        try (Connection connection = system.shopStatistics()) {
          SchemaReading.forgetStatements(connection);
        }
        shoppers.start();
        Instant end = clock.instant().plus(duration);
        while (clock.instant().isBefore(end) && system.broken().isEmpty()) {
          progress.now(
              "shoppers shop: %,d requests, %d s to go"
                  .formatted(
                      shoppers.observations().total().requests(),
                      Duration.between(clock.instant(), end).toSeconds()));
          Thread.sleep(GLANCE);
        }
        shoppers.stop();
        progress.say(
            "shoppers made %,d requests".formatted(shoppers.observations().total().requests()));
      }
      if (system.broken().isPresent()) {
        throw new CannotStart(
            CannotStart.Because.FAILURE,
            "A part of the system did not recover, so there is nothing to analyse: "
                + system.broken().get());
      }
      try (Connection connection = system.shopStatistics()) {
        return SchemaReading.read(connection, APPLICATION);
      }
    } catch (SQLException unreadable) {
      throw new CannotStart(
          "The statistics of the shop's database cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }
}
