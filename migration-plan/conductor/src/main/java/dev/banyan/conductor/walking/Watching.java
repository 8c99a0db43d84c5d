package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.Gates;
import dev.banyan.conductor.evidence.ShopperCount;
import dev.banyan.conductor.evidence.Shoppers;
import dev.banyan.conductor.evidence.Sighting;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.traffic.Answers;
import dev.banyan.conductor.traffic.Tally;
import dev.banyan.conductor.traffic.Traffic;
import dev.banyan.model.Capability;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.model.Share;
import dev.banyan.model.Side;
import dev.banyan.streams.DiffResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Looks at every capability, whoever drives it, and gathers evidence from the moment on at which
/// all proxies route as they should.
public final class Watching {
  private final Plan plan;
  private final Traffic traffic;
  private final Shoppers shoppers;
  private final Comparing comparing;
  private final Clock clock;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();

  public Watching(
      Plan plan, Traffic traffic, Shoppers shoppers, Flows flows, Diffs diffs, Clock clock) {
    this.plan = plan;
    this.traffic = traffic;
    this.shoppers = shoppers;
    this.comparing = new Comparing(flows, diffs);
    this.clock = clock;
  }

  void look(State state) {
    Instant now = clock.instant();
    for (Capability capability : plan.capabilities().values()) {
      Standing standing = state.of(capability.name());
      Look.Subject subject =
          new Look.Subject(
              standing.stage(), standing.byHand(), standing.attempt(), state.run().walking());
      Look look = looks.get(capability.name());
      if (look == null || !look.isOf(subject)) {
        look = new Look(subject, now, state.revision());
        looks.put(capability.name(), look);
      }
      if (look.begun() == null && traffic.routesBy(look.revision())) {
        look.begin(now, counts(capability.name()));
      }
      look.judged(
          new Gates(capability, pace(state))
              .read(
                  sighting(capability, look, standing.stage(), standing.yardstick(), pace(state))),
          look.verdict());
    }
  }

  /// What was seen so far at this step no longer counts.
  void lookAgain(String capability) {
    at(capability).begin(clock.instant(), counts(capability));
  }

  Look at(String capability) {
    Look look = looks.get(capability);
    if (look == null) {
      throw new IllegalStateException("nobody looked at '" + capability + "' yet");
    }
    return look;
  }

  /// The pace of the run; before the first, the one that wants the fewest samples.
  Pace pace(State state) {
    String name = state.run().pace();
    Pace chosen = name == null ? null : plan.paces().get(name);
    return chosen != null
        ? chosen
        : plan.paces().values().stream()
            .min(Comparator.comparingInt(Pace::minSamples))
            .orElseThrow(() -> new IllegalStateException("the plan has no pace"));
  }

  /// The monolith's traffic since the look began where it is enough to measure others by, else that
  /// of before.
  Answers yardstick(String capability, @Nullable Answers before, Pace pace) {
    return measure(since(at(capability), capability).monolith(), before, pace);
  }

  /// The share of the writes before which a person is asked now.
  Optional<Share> asked(String capability) {
    return Optional.ofNullable(looks.get(capability)).map(Look::asked);
  }

  /// For the status.
  public Seen seen(String capability) {
    Look look = looks.get(capability);
    if (look == null) {
      return new Seen(null, null, List.of(), null);
    }
    Look.Counts counts = since(look, capability);
    return new Seen(
        actual(counts.service().reads(), counts.monolith().reads()),
        actual(counts.service().writes(), counts.monolith().writes()),
        look.gates(),
        look.verdict());
  }

  private static @Nullable Double actual(Tally service, Tally monolith) {
    long all = service.attempts() + monolith.attempts();
    return all == 0 ? null : Math.round(10_000.0 * service.attempts() / all) / 100.0;
  }

  private Sighting sighting(
      Capability capability, Look look, Stage stage, @Nullable Answers yardstick, Pace pace) {
    Look.Counts counts = since(look, capability.name());
    Optional<List<Diffs.Compared>> diffs = comparing.since(look.since(), capability.name(), stage);
    return new Sighting(
        counts.service(),
        measure(counts.monolith(), yardstick, pace),
        !stage.writes().equals(Share.NONE),
        counts.shoppers(),
        comparing.lag(capability.name(), stage),
        diffs.map(ways -> sum(ways, DiffResult::mismatches)).orElse(null),
        diffs.map(ways -> sum(ways, DiffResult::rows)).orElse(0L));
  }

  private static long sum(List<Diffs.Compared> ways, ToLongFunction<DiffResult> what) {
    return ways.stream().map(Diffs.Compared::result).mapToLong(what).sum();
  }

  private static Answers measure(Answers monolith, @Nullable Answers before, Pace pace) {
    if (before == null) {
      return monolith;
    }
    return new Answers(
        monolith.reads().attempts() < pace.minSamples() ? before.reads() : monolith.reads(),
        monolith.writes().attempts() < pace.minWrites() ? before.writes() : monolith.writes());
  }

  private Look.Counts since(Look look, String capability) {
    Look.Counts begin = look.atBegin();
    if (begin == null) {
      return new Look.Counts(Answers.NONE, Answers.NONE, ShopperCount.NONE);
    }
    Look.Counts now = counts(capability);
    return new Look.Counts(
        now.service().minus(begin.service()),
        now.monolith().minus(begin.monolith()),
        now.shoppers().minus(begin.shoppers()));
  }

  private Look.Counts counts(String capability) {
    return new Look.Counts(
        traffic.total(capability, Side.SERVICE),
        traffic.total(capability, Side.MONOLITH),
        shoppers.total(capability));
  }
}
