package dev.banyan.conductor.evidence;

import dev.banyan.conductor.traffic.Tally;
import dev.banyan.model.Capability;
import dev.banyan.model.Gate;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/// Reads the gates of a capability on what was seen. No data never passes.
public final class Gates {
  /// Faster than this nobody feels it: latencies below count as this much.
  static final Duration FAST_ENOUGH = Duration.ofMillis(20);

  private final Capability capability;
  private final int minSamples;

  public Gates(Capability capability, int minSamples) {
    this.capability = capability;
    this.minSamples = minSamples;
  }

  public List<GateReading> read(Sighting seen) {
    return capability.gates().stream().map(gate -> read(gate, seen)).toList();
  }

  private GateReading read(Gate gate, Sighting seen) {
    return switch (gate.evidence()) {
      case SUCCESS_RATE -> successRate(gate, seen.service());
      case CLIENT_ERROR_DELTA -> clientErrors(gate, seen);
      case P99_RATIO -> latency(gate, seen);
      case LAG -> lag(gate, seen);
      case WRONG_ANSWERS -> wrongAnswers(gate, seen.shoppers());
      case MISMATCHES -> mismatches(gate, seen);
    };
  }

  private GateReading successRate(Gate gate, Tally service) {
    if (service.attempts() < minSamples) {
      return GateReading.nothing(gate, service.attempts());
    }
    double value = 100.0 * (service.attempts() - service.failures()) / service.attempts();
    return measured(
        gate,
        value,
        service.attempts(),
        Chance.cannotExplain(service.failures(), service.attempts(), 1 - gate.threshold() / 100));
  }

  private GateReading clientErrors(Gate gate, Sighting seen) {
    Tally service = seen.service();
    Tally monolith = seen.monolith();
    if (service.attempts() < minSamples || monolith.attempts() < minSamples) {
      return GateReading.nothing(gate, service.attempts());
    }
    double usual = (double) monolith.clientErrors() / monolith.attempts();
    double value = 100.0 * service.clientErrors() / service.attempts() - 100 * usual;
    return measured(
        gate,
        value,
        service.attempts(),
        Chance.cannotExplain(
            service.clientErrors(),
            service.attempts(),
            Math.min(1, usual + gate.threshold() / 100)));
  }

  private GateReading latency(Gate gate, Sighting seen) {
    long samples = seen.service().latency().total();
    OptionalDouble service = seen.service().latency().p99();
    OptionalDouble monolith = seen.monolith().latency().p99();
    if (samples < minSamples
        || seen.monolith().latency().total() < minSamples
        || service.isEmpty()
        || monolith.isEmpty()) {
      return GateReading.nothing(gate, samples);
    }
    double floor = FAST_ENOUGH.toNanos() / 1_000.0;
    double usual = Math.max(monolith.getAsDouble(), floor);
    long slow = seen.service().latency().slowerThan(usual * gate.threshold());
    return measured(
        gate,
        Math.max(service.getAsDouble(), floor) / usual,
        samples,
        Chance.cannotExplain(slow, samples, 0.01));
  }

  /// Late rows are waited for, until answers may be older than the capability promises.
  private GateReading lag(Gate gate, Sighting seen) {
    Duration lag = seen.lag();
    if (lag == null) {
      return GateReading.nothing(gate, 0);
    }
    boolean promiseBroken = lag.compareTo(capability.staleAtMost()) > 0;
    return measured(gate, lag.toMillis(), 1, promiseBroken);
  }

  private GateReading wrongAnswers(Gate gate, ShopperCount shoppers) {
    if (shoppers.wrongAnswers() <= gate.threshold() && shoppers.requests() < minSamples) {
      return GateReading.nothing(gate, shoppers.requests());
    }
    return measured(gate, shoppers.wrongAnswers(), shoppers.requests(), true);
  }

  private static GateReading mismatches(Gate gate, Sighting seen) {
    Long mismatches = seen.mismatches();
    return mismatches == null
        ? GateReading.nothing(gate, 0)
        : measured(gate, mismatches, seen.rows(), true);
  }

  private static GateReading measured(
      Gate gate, double value, long samples, boolean clearlyIfItFails) {
    boolean passes = gate.passes(value);
    return new GateReading(gate, value, samples, passes, !passes && clearlyIfItFails);
  }
}
