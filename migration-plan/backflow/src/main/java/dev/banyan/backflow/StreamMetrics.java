package dev.banyan.backflow;

import dev.banyan.streams.Delivery;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;

/// Rows, lag and parked changes of each stream.
@Singleton
final class StreamMetrics {
  private final Appliers appliers;
  private final MeterRegistry metrics;

  StreamMetrics(Appliers appliers, MeterRegistry metrics) {
    this.appliers = appliers;
    this.metrics = metrics;
  }

  void register(@Observes StartupEvent started) {
    for (Applying applying : appliers.all()) {
      Delivery delivery = applying.delivery();
      Tags tags =
          Tags.of(
              "capability",
              applying.stream().capability().name(),
              "direction",
              applying.stream().direction().word());
      FunctionCounter.builder("banyan.stream.rows", delivery, Delivery::rows)
          .description("Changes applied since the start")
          .tags(tags)
          .register(metrics);
      Gauge.builder("banyan.stream.parked", delivery, Delivery::parked)
          .description("Changes put aside because they could not be applied")
          .tags(tags)
          .register(metrics);
      Gauge.builder("banyan.stream.rogue", delivery, Delivery::rogue)
          .description("Changes of what the receiver owns, never applied")
          .tags(tags)
          .register(metrics);
      Gauge.builder("banyan.stream.lag", delivery, StreamMetrics::lag)
          .description("How long the pulse travels, end to end")
          .baseUnit("seconds")
          .tags(tags)
          .register(metrics);
    }
  }

  private static double lag(Delivery delivery) {
    try {
      Duration lag = delivery.lag();
      return lag == null ? Double.NaN : lag.toMillis() / 1_000.0;
    } catch (SQLException unknown) {
      return Double.NaN;
    }
  }
}
