package dev.banyan.proxy.observing;

import dev.banyan.model.Side;
import dev.banyan.proxy.exchange.Failure;
import dev.banyan.proxy.routing.RoutingTables;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Publishes the same counts that `GET /traffic` shows, without counting twice.
public final class TrafficMetrics {
  private TrafficMetrics() {}

  public static void publish(
      Traffic traffic, Shares shares, RoutingTables tables, MeterRegistry registry) {
    Gauge.builder("banyan.proxy.routing.revision", tables, t -> t.current().revision())
        .register(registry);
    for (Series series : traffic.all()) {
      publish(series, registry);
      if (series.side() == Side.SERVICE && !series.capability().equals(Traffic.UNROUTED)) {
        publish(series, shares, tables, registry);
      }
    }
  }

  private static void publish(Series series, MeterRegistry registry) {
    Tags tags =
        Tags.of(
            "capability", series.capability(),
            "side", series.side().name().toLowerCase(Locale.ROOT),
            "safe", Boolean.toString(series.safe()));
    for (int hundreds = 1; hundreds <= 5; hundreds++) {
      int status = hundreds;
      FunctionCounter.builder("banyan.proxy.requests", series, s -> s.statuses(status))
          .tags(tags.and("status", status + "xx"))
          .register(registry);
    }
    for (Failure.Kind kind : Failure.Kind.values()) {
      FunctionCounter.builder("banyan.proxy.failures", series, s -> s.failures(kind))
          .tags(tags.and("kind", kind.name().toLowerCase(Locale.ROOT)))
          .register(registry);
    }
    FunctionCounter.builder("banyan.proxy.fallbacks", series, Series::fallbacks)
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("banyan.proxy.abandoned", series, Series::abandoned)
        .tags(tags)
        .register(registry);
    if (series.safe()) {
      // A handshake is a GET.
      Gauge.builder("banyan.proxy.tunnels", series, Series::tunnels)
          .tags("capability", series.capability())
          .tags("side", series.side().name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    FunctionTimer.builder(
            "banyan.proxy.latency",
            series,
            Series::requests,
            Series::totalNanos,
            TimeUnit.NANOSECONDS)
        .tags(tags)
        .register(registry);
  }

  private static void publish(
      Series series, Shares shares, RoutingTables tables, MeterRegistry registry) {
    String capability = series.capability();
    boolean safe = series.safe();
    Tags tags = Tags.of("capability", capability, "dial", safe ? "reads" : "writes");
    Gauge.builder(
            "banyan.proxy.share.wanted.percent",
            tables,
            t -> {
              var dial = t.current().dial(capability);
              return (safe ? dial.reads() : dial.writes()).percent().doubleValue();
            })
        .tags(tags)
        .register(registry);
    Gauge.builder(
            "banyan.proxy.share.actual.percent",
            shares,
            s -> s.actual(capability, safe).orElse(Double.NaN))
        .tags(tags)
        .register(registry);
  }
}
