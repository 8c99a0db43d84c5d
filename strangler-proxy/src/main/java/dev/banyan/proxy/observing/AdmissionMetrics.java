package dev.banyan.proxy.observing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;

/// Publishes what waited and what was not let in, from the same counts as `GET /traffic`.
public final class AdmissionMetrics {
  private AdmissionMetrics() {}

  public static void publish(Traffic traffic, MeterRegistry registry) {
    for (Waits waits : traffic.waits()) {
      for (Unready reason : Unready.values()) {
        FunctionCounter.builder("banyan.proxy.refusals", waits, w -> w.refusals(reason))
            .tag("capability", waits.capability())
            .tag("reason", reason.label())
            .register(registry);
      }
      if (!waits.capability().equals(Traffic.UNROUTED)) {
        publish(waits, registry);
      }
    }
  }

  private static void publish(Waits waits, MeterRegistry registry) {
    Gauge.builder("banyan.proxy.held", waits, Waits::now)
        .tag("capability", waits.capability())
        .register(registry);
    FunctionTimer.builder(
            "banyan.proxy.holds", waits, Waits::total, Waits::totalNanos, TimeUnit.NANOSECONDS)
        .tag("capability", waits.capability())
        .register(registry);
    for (double quantile : new double[] {0.5, 0.99, 1}) {
      TimeGauge.builder(
              "banyan.proxy.hold.time",
              waits,
              TimeUnit.NANOSECONDS,
              w -> quantile == 1 ? w.longestNanos() : w.quantileNanos(quantile))
          .tag("capability", waits.capability())
          .tag("quantile", quantile == 1 ? "1" : Double.toString(quantile))
          .register(registry);
    }
  }
}
