package dev.banyan.conductor.walking;

import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.evidence.ShopperCount;
import dev.banyan.conductor.evidence.Shoppers;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.traffic.Latency;
import dev.banyan.conductor.traffic.ProxyReport;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A conductor with a shop around it in which a second passes when told to: shoppers shop, a proxy
/// counts, rows flow.
final class World {
  static final Pace PACE = new Pace("quick", Duration.ofSeconds(10), 20, 20, Duration.ofSeconds(60));
  private static final List<Long> BOUNDS = List.of(5_000L, 20_000L, 200_000L, 2_000_000L);
  private static final String PROXY = "http://proxy";

  final MovableClock clock = new MovableClock();
  final RememberingStore store = new RememberingStore();
  final ObedientStreams streams = new ObedientStreams(clock);
  final Plan plan;
  Stages stages;
  Runs runs;
  Hands hands;

  /// How handovers end here.
  Hands.WriteDial writes = (capability, share) -> Optional.of("nobody hands over here");

  Walk walk;
  Watching watching;
  private Traffic traffic;
  private Shoppers shoppers;
  private Flows flows;
  private Reading<Dials> dials = new Reading.Valid<>(Dials.UNTOUCHED);

  int requestsPerSecond = 1_000;
  double serviceFails;
  double serviceNotFound;
  double monolithNotFound;
  int serviceBin;
  long wrongAnswersPerSecond;
  boolean proxyListens = true;
  boolean shoppersTell = true;

  private Instant proxyStarted = clock.instant();
  private final long[][] counts = new long[2][3];
  private final long[][] bins = new long[2][5];
  private long revision;
  private Share reads = Share.NONE;
  private ShopperCount told = ShopperCount.NONE;

  World(int attempts, int... shares) {
    plan = plan(attempts, shares);
    startConductor();
  }

  static World walking() {
    World world = new World(2, 1, 10, 50, 100);
    world.runs.start("quick", null);
    return world;
  }

  /// As after kill -9: only the store, the shop and the streams remain.
  void startConductor() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    stages = new Stages(store, plan.capabilities().keySet(), clock, metrics);
    traffic = new Traffic(List.of(PROXY));
    shoppers = new Shoppers();
    flows =
        new Flows(
            streams,
            clock,
            1L << 30,
            (capability, what) -> stages.note(Entry.of(Entry.Kind.STREAM, capability, what)));
    Diffs diffs = new Diffs(streams, clock, Runnable::run);
    watching = new Watching(plan, traffic, shoppers, flows, diffs, clock);
    runs = new Runs(plan, stages);
    hands = new Hands(() -> dials, stages, (capability, share) -> writes.turn(capability, share));
    walk =
        new Walk(
            plan,
            stages,
            watching,
            runs,
            new Copying(plan, stages, watching, runs, flows, diffs, clock),
            new BeginningReads(plan, stages, watching, runs, flows, diffs, clock),
            new ShiftingReads(plan, stages, watching, runs, diffs, traffic, clock, metrics));
  }

  void proxyDiesAndIsStartedAnew() {
    for (long[] side : counts) {
      Arrays.fill(side, 0);
    }
    for (long[] side : bins) {
      Arrays.fill(side, 0);
    }
    proxyStarted = clock.instant();
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
      reads = reads();
    }
    int atService = requestsPerSecond * reads.hundredths() / 10_000;
    serve(1, atService, serviceFails, serviceNotFound, serviceBin);
    serve(0, requestsPerSecond - atService, 0, monolithNotFound, 0);
    told =
        new ShopperCount(
            told.requests() + requestsPerSecond,
            0,
            told.wrongAnswers() + (atService > 0 ? wrongAnswersPerSecond : 0));
    traffic.heard(
        PROXY, new ProxyReport("p", proxyStarted, revision, List.of(series(0), series(1))));
    if (shoppersTell) {
      shoppers.heard(Map.of("catalog", told));
    }
    flows.want(
        stages.state().of("catalog").stage() instanceof Stage.OnMonolith
            ? List.of()
            : List.copyOf(plan.capabilities().values()));
    flows.beat();
    walk.tick();
    hands.look();
  }

  private void serve(int side, int requests, double failing, double notFound, int bin) {
    long failed = Math.round(requests * failing);
    counts[side][0] += requests - failed;
    counts[side][1] += Math.round(requests * notFound);
    counts[side][2] += failed;
    bins[side][bin] += requests - failed;
  }

  private ProxyReport.Series series(int side) {
    return new ProxyReport.Series(
        "catalog",
        side == 0 ? Side.MONOLITH : Side.SERVICE,
        true,
        counts[side][0],
        Map.of("2xx", counts[side][0] - counts[side][1], "4xx", counts[side][1]),
        Map.of("timeout", counts[side][2]),
        counts[side][2],
        new Latency(BOUNDS, Arrays.stream(bins[side]).boxed().toList()));
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

  static Capability catalogue(Gate... gates) {
    return new Capability(
        "catalog",
        "",
        Consistency.EVENTUAL,
        Duration.ofSeconds(5),
        new Key("sku", new CanonicalText(List.of())),
        List.of(),
        List.of(),
        List.of(gates));
  }

  private static Plan plan(int attempts, int... shares) {
    Capability catalog =
        catalogue(
            new Gate(Evidence.SUCCESS_RATE, 99.5),
            new Gate(Evidence.CLIENT_ERROR_DELTA, 0.5),
            new Gate(Evidence.P99_RATIO, 4),
            new Gate(Evidence.LAG, 2_000),
            new Gate(Evidence.WRONG_ANSWERS, 0),
            new Gate(Evidence.MISMATCHES, 0));
    List<Share> reads = new ArrayList<>();
    Arrays.stream(shares).mapToObj(Share::ofPercent).forEach(reads::add);
    return new Plan(
        "gift-shop",
        List.of(new PlannedMove("catalog", List.of(), reads, attempts)),
        Map.of("quick", PACE),
        Map.of("catalog", catalog));
  }

  Stream<String> journal() {
    return texts().stream();
  }
}
