package dev.banyan.conductor.evidence;

import dev.banyan.conductor.traffic.Tally;
import dev.banyan.model.Capability;
import dev.banyan.model.Gate;
import dev.banyan.model.Pace;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Reads the gates of a capability on what was seen. No data never passes.
public final class Gates {
  /// Faster than this nobody feels it: latencies below count as this much.
  static final Duration FAST_ENOUGH = Duration.ofMillis(20);

  /// Requests of one kind, at both sides.
  ///
  /// @param enough the fewest answers that prove anything
  private record Compared(Tally service, Tally monolith, int enough, boolean writes) {
    GateReading nothing(Gate gate, long samples) {
      return GateReading.nothing(gate, samples).ofWrites(writes);
    }

    GateReading measured(Gate gate, double value, long samples, boolean clearlyIfItFails) {
      return Gates.measured(gate, value, samples, clearlyIfItFails).ofWrites(writes);
    }
  }

  private final Capability capability;
  private final Pace pace;

  public Gates(Capability capability, Pace pace) {
    this.capability = capability;
    this.pace = pace;
  }

  public List<GateReading> read(Sighting seen) {
    return capability.gates().stream().flatMap(gate -> read(gate, seen)).toList();
  }

  /// What answers are judged by is read twice once the service has a share of the writes.
  private Stream<GateReading> read(Gate gate, Sighting seen) {
    return switch (gate.evidence()) {
      case SUCCESS_RATE -> kinds(seen).map(kind -> successRate(gate, kind));
      case CLIENT_ERROR_DELTA -> kinds(seen).map(kind -> clientErrors(gate, kind));
      case P99_RATIO -> kinds(seen).map(kind -> latency(gate, kind));
      case LAG -> Stream.of(lag(gate, seen));
      case WRONG_ANSWERS -> Stream.of(wrongAnswers(gate, seen.shoppers()));
      case MISMATCHES -> Stream.of(mismatches(gate, seen));
    };
  }

  private Stream<Compared> kinds(Sighting seen) {
    Compared reads =
        new Compared(seen.service().reads(), seen.monolith().reads(), pace.minSamples(), false);
    return seen.writes()
        ? Stream.of(
            reads,
            new Compared(seen.service().writes(), seen.monolith().writes(), pace.minWrites(), true))
        : Stream.of(reads);
  }

  private static GateReading successRate(Gate gate, Compared seen) {
    Tally service = seen.service();
    if (service.attempts() < seen.enough()) {
      return seen.nothing(gate, service.attempts());
    }
    double value = 100.0 * (service.attempts() - service.failures()) / service.attempts();
    return seen.measured(
        gate,
        value,
        service.attempts(),
        Chance.cannotExplain(service.failures(), service.attempts(), 1 - gate.threshold() / 100));
  }

  private static GateReading clientErrors(Gate gate, Compared seen) {
    Tally service = seen.service();
    Tally monolith = seen.monolith();
    if (service.attempts() < seen.enough() || monolith.attempts() < seen.enough()) {
      return seen.nothing(gate, service.attempts());
    }
    double usual = (double) monolith.clientErrors() / monolith.attempts();
    double value = 100.0 * service.clientErrors() / service.attempts() - 100 * usual;
    return seen.measured(
        gate,
        value,
        service.attempts(),
        Chance.cannotExplain(
            service.clientErrors(),
            service.attempts(),
            Math.min(1, usual + gate.threshold() / 100)));
  }

  private static GateReading latency(Gate gate, Compared seen) {
    long samples = seen.service().latency().total();
    OptionalDouble service = seen.service().latency().p99();
    OptionalDouble monolith = seen.monolith().latency().p99();
    if (samples < seen.enough()
        || seen.monolith().latency().total() < seen.enough()
        || service.isEmpty()
        || monolith.isEmpty()) {
      return seen.nothing(gate, samples);
    }
    double floor = FAST_ENOUGH.toNanos() / 1_000.0;
    double usual = Math.max(monolith.getAsDouble(), floor);
    long slow = seen.service().latency().slowerThan(usual * gate.threshold());
    return seen.measured(
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
    if (shoppers.wrongAnswers() <= gate.threshold() && shoppers.requests() < pace.minSamples()) {
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
    return new GateReading(gate, false, value, samples, passes, !passes && clearlyIfItFails);
  }
}
