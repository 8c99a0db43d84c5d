package dev.banyan.conductor.walking;

import dev.banyan.conductor.dials.Commands;
import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.dials.Rollbacks;
import dev.banyan.conductor.evidence.ShopperCount;
import dev.banyan.conductor.evidence.Shoppers;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.traffic.Traffic;
import dev.banyan.model.CanonicalText;
import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Dial;
import dev.banyan.model.Dials;
import dev.banyan.model.Evidence;
import dev.banyan.model.Gate;
import dev.banyan.model.Key;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Reading;
import dev.banyan.model.Share;
import dev.banyan.model.Side;
import dev.banyan.streams.Direction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A conductor with a shop around it in which a second passes when told to: shoppers shop, a proxy
/// counts, rows flow.
final class World {
  static final Pace PACE =
      new Pace("quick", Duration.ofSeconds(10), 20, 20, Duration.ofSeconds(60));
  final MovableClock clock = new MovableClock();
  final RememberingStore store = new RememberingStore();
  final ObedientStreams streams = new ObedientStreams(clock);
  final Plan plan;
  Stages stages;
  Runs runs;
  Hands hands;

  Commands commands;
  Rollbacks rollbacks;
  final ObedientWrites writes = new ObedientWrites(() -> stages);

  Walk walk;
  Watching watching;
  private Traffic traffic;
  private Shoppers shoppers;
  Flows flows;
  Diffs diffs;
  Confirming confirming;
  private Reading<Dials> dials = new Reading.Valid<>(Dials.UNTOUCHED);

  int requestsPerSecond = 1_000;
  double serviceFails;
  double serviceNotFound;
  double monolithNotFound;
  int serviceBin;
  long wrongAnswersPerSecond;
  boolean proxyListens = true;
  boolean shoppersTell = true;

  int writesPerSecond = 50;
  double serviceFailsWrites;

  private final CountingProxy proxy = new CountingProxy(clock.instant());
  private long revision;
  private Dial routed = Dial.AT_MONOLITH;
  private ShopperCount told = ShopperCount.NONE;

  World(int attempts, int... shares) {
    this(new PlannedMove("catalog", List.of(), shares(shares), attempts));
  }

  World(PlannedMove... moves) {
    plan = plan(moves);
    startConductor();
  }

  static World walking() {
    World world = new World(2, 1, 10, 50, 100);
    world.runs.start("quick", null);
    return world;
  }

  /// A walk whose plan moves writes, too.
  static World walkingWrites(Share... confirm) {
    World world =
        new World(
            new PlannedMove(
                "catalog", List.of(), shares(1, 100), shares(10, 50, 100), List.of(confirm), 2));
    world.runs.start("quick", null);
    return world;
  }

  static List<Share> shares(int... percents) {
    return Arrays.stream(percents).mapToObj(Share::ofPercent).toList();
  }

  /// As after kill -9: only the store, the shop and the streams remain.
  void startConductor() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    stages = new Stages(store, plan.capabilities().keySet(), clock, metrics);
    traffic = new Traffic(List.of(CountingProxy.ADDRESS));
    shoppers = new Shoppers();
    flows =
        new Flows(
            streams,
            clock,
            1L << 30,
            (capability, what) -> stages.note(Entry.of(Entry.Kind.STREAM, capability, what)));
    diffs = new Diffs(streams, clock, Runnable::run);
    watching = new Watching(plan, traffic, shoppers, flows, diffs, clock);
    runs = new Runs(plan, stages);
    confirming = new Confirming(plan, stages, watching);
    hands = new Hands(() -> dials, stages, writes);
    commands = new Commands(hands, stages, writes, (capability, atMost) -> false);
    rollbacks = new Rollbacks(plan, hands, stages, writes, capability -> 37L);
    walk =
        new Walk(
            plan,
            stages,
            watching,
            runs,
            new Copying(plan, stages, watching, runs, flows, diffs, clock),
            new BeginningReads(plan, stages, watching, runs, flows, diffs, clock),
            new Shifting(
                stages,
                watching,
                new Judging(plan, stages, watching, runs, flows, diffs, traffic, clock, metrics),
                new ShiftingWrites(stages, runs, watching, writes, clock),
                new GoingBack(plan, stages, watching, writes, clock)));
  }

  void proxyDiesAndIsStartedAnew() {
    proxy.startAnew(clock.instant());
  }

  void hand(Dial dial) {
    dials(new Reading.Valid<>(new Dials(Map.of("catalog", dial))));
  }

  void handOff() {
    dials(new Reading.Valid<>(Dials.UNTOUCHED));
  }

  void dials(Reading<Dials> now) {
    dials = now;
  }

  World seconds(int count) {
    for (int i = 0; i < count; i++) {
      second();
    }
    return this;
  }

  World until(BooleanSupplier what) {
    for (int i = 0; i < 1_000; i++) {
      if (what.getAsBoolean()) {
        return this;
      }
      second();
    }
    throw new AssertionError("it never came to it; the journal: " + texts());
  }

  World untilReads(int percent) {
    return until(() -> reads().equals(Share.ofPercent(percent)));
  }

  World untilEnded() {
    return until(() -> !stages.state().run().walking());
  }

  private void second() {
    clock.pass(Duration.ofSeconds(1));
    if (proxyListens) {
      revision = stages.state().revision();
      routed = stage().dial();
    }
    int atService = requestsPerSecond * routed.reads().hundredths() / 10_000;
    int written = writesPerSecond * routed.writes().hundredths() / 10_000;
    CountingProxy.Manner usual = new CountingProxy.Manner(0, monolithNotFound, 0);
    proxy.serve(
        Side.SERVICE,
        true,
        atService,
        new CountingProxy.Manner(serviceFails, serviceNotFound, serviceBin));
    proxy.serve(Side.MONOLITH, true, requestsPerSecond - atService, usual);
    proxy.serve(Side.SERVICE, false, written, new CountingProxy.Manner(serviceFailsWrites, 0, 0));
    proxy.serve(Side.MONOLITH, false, writesPerSecond - written, usual);
    told =
        new ShopperCount(
            told.requests() + requestsPerSecond,
            0,
            told.wrongAnswers() + (atService > 0 ? wrongAnswersPerSecond : 0));
    traffic.heard(CountingProxy.ADDRESS, proxy.report(revision));
    if (shoppersTell) {
      shoppers.heard(Map.of("catalog", told));
    }
    flows.want(
        plan.capabilities().values().stream()
            .filter(each -> !(stages.state().of(each.name()).stage() instanceof Stage.OnMonolith))
            .toList());
    flows.beat();
    walk.tick();
    hands.look();
  }

  void copyAgain(Set<Direction> directions) {
    flows.copyAgain(plan.capabilities().values().iterator().next(), directions);
  }

  List<String> problems() {
    return flows.problems();
  }

  Standing catalog() {
    return stages.state().of("catalog");
  }

  Stage stage() {
    return catalog().stage();
  }

  Share reads() {
    return stage().reads();
  }

  Run run() {
    return stages.state().run();
  }

  List<String> texts() {
    return store.journal.stream().map(Entry::text).toList();
  }

  /// The shares that the dial stood at, in order.
  List<Integer> turned() {
    return store.journal.stream()
        .filter(entry -> entry.kind() == Entry.Kind.DIAL)
        .map(entry -> new BigDecimal(entry.evidence().get("reads").toString()).intValue())
        .toList();
  }

  private static Capability capability(String name, Gate... gates) {
    return new Capability(
        name,
        "",
        Consistency.EVENTUAL,
        Duration.ofSeconds(5),
        new Key("sku", new CanonicalText(List.of())),
        List.of(),
        List.of(),
        List.of(gates));
  }

  private static Plan plan(PlannedMove... moves) {
    Map<String, Capability> capabilities = new HashMap<>();
    for (PlannedMove move : moves) {
      capabilities.put(
          move.capability(),
          capability(
              move.capability(),
              new Gate(Evidence.SUCCESS_RATE, 99.5),
              new Gate(Evidence.CLIENT_ERROR_DELTA, 0.5),
              new Gate(Evidence.P99_RATIO, 4),
              new Gate(Evidence.LAG, 2_000),
              new Gate(Evidence.WRONG_ANSWERS, 0),
              new Gate(Evidence.MISMATCHES, 0)));
    }
    return new Plan("gift-shop", List.of(moves), Map.of("quick", PACE), capabilities);
  }

  Stream<String> journal() {
    return texts().stream();
  }
}
