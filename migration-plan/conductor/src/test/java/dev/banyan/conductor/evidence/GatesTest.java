package dev.banyan.conductor.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banyan.conductor.traffic.Answers;
import dev.banyan.conductor.traffic.Latency;
import dev.banyan.conductor.traffic.Tally;
import dev.banyan.model.CanonicalText;
import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Evidence;
import dev.banyan.model.Gate;
import dev.banyan.model.Key;
import dev.banyan.model.Pace;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GatesTest {
  private static final Pace PACE =
      new Pace("quick", Duration.ofSeconds(10), 20, 3, Duration.ofSeconds(60));
  private static final Latency FAST = took(1_000, 0, 0);
  private static final Tally GOOD = new Tally(1_000, 10, 0, FAST);
  private static final ShopperCount CONTENT = new ShopperCount(1_000, 0, 0);
  private static final Answers READ = new Answers(GOOD, Tally.NONE);
  private static final Sighting FINE =
      new Sighting(READ, READ, false, CONTENT, Duration.ofMillis(50), 0L, 4_000);

  static Stream<Arguments> table() {
    Gate success = new Gate(Evidence.SUCCESS_RATE, 99.5);
    Gate notFound = new Gate(Evidence.CLIENT_ERROR_DELTA, 0.5);
    Gate p99 = new Gate(Evidence.P99_RATIO, 4);
    Gate lag = new Gate(Evidence.LAG, 2_000);
    Gate wrong = new Gate(Evidence.WRONG_ANSWERS, 0);
    Gate mismatches = new Gate(Evidence.MISMATCHES, 0);
    return Stream.of(
        arguments("success", success, FINE, true, false),
        arguments("success", success, service(new Tally(1_000, 0, 5, FAST)), true, false),
        arguments("success", success, service(new Tally(1_000, 0, 50, FAST)), false, true),
        arguments("one failure of few", success, service(new Tally(30, 0, 1, FAST)), false, false),
        arguments("half of few", success, service(new Tally(30, 0, 15, FAST)), false, true),
        arguments("too few", success, service(new Tally(19, 0, 19, FAST)), null, false),
        arguments("none", success, service(Tally.NONE), null, false),
        arguments("4xx", notFound, FINE, true, false),
        arguments("4xx", notFound, service(new Tally(1_000, 100, 0, FAST)), false, true),
        arguments("fewer 4xx", notFound, service(new Tally(1_000, 0, 0, FAST)), true, false),
        arguments("one 4xx of few", notFound, service(new Tally(20, 1, 0, FAST)), false, false),
        arguments("too few", notFound, service(new Tally(19, 19, 0, FAST)), null, false),
        arguments("nobody to compare with", notFound, monolith(Tally.NONE), null, false),
        arguments("p99", p99, FINE, true, false),
        arguments("slow", p99, latency(took(0, 0, 500)), false, true),
        arguments("a slow percent", p99, latency(took(900, 0, 100)), false, true),
        arguments("one slow of many", p99, latency(took(999, 0, 1)), true, false),
        arguments("one slow of few", p99, latency(took(29, 0, 1)), true, false),
        arguments("slow, but nobody feels it", p99, latency(took(0, 500, 0)), true, false),
        arguments("too few", p99, latency(took(0, 0, 19)), null, false),
        arguments("nobody to compare with", p99, monolith(Tally.NONE), null, false),
        arguments("lag", lag, FINE, true, false),
        arguments("late", lag, lag(Duration.ofMillis(2_001)), false, false),
        arguments("later than promised", lag, lag(Duration.ofMillis(5_001)), false, true),
        arguments("not known", lag, lag(null), null, false),
        arguments("right answers", wrong, FINE, true, false),
        arguments("a wrong answer", wrong, shoppers(new ShopperCount(3, 0, 1)), false, true),
        arguments("no shoppers", wrong, shoppers(ShopperCount.NONE), null, false),
        arguments("few shoppers", wrong, shoppers(new ShopperCount(19, 0, 0)), null, false),
        arguments("equal", mismatches, FINE, true, false),
        arguments("differs", mismatches, mismatches(1L), false, true),
        arguments("not compared", mismatches, mismatches(null), null, false));
  }

  @ParameterizedTest(name = "{0}: {1} passes {3}, clearly fails {4}")
  @MethodSource("table")
  void a_gate_passes_fails_or_knows_nothing(
      String what, Gate gate, Sighting seen, Boolean passes, boolean clearly) {
    GateReading reading = new Gates(catalogue(gate), PACE).read(seen).getFirst();

    assertThat(reading.passes()).as(what).isEqualTo(passes);
    assertThat(reading.clearly()).as(what).isEqualTo(clearly);
  }

  static Stream<Arguments> writes() {
    Gate success = new Gate(Evidence.SUCCESS_RATE, 99.5);
    Gate refused = new Gate(Evidence.CLIENT_ERROR_DELTA, 0.5);
    Gate p99 = new Gate(Evidence.P99_RATIO, 4);
    return Stream.of(
        arguments("good", success, new Tally(50, 0, 0, FAST), true, false),
        arguments("failing", success, new Tally(50, 0, 25, FAST), false, true),
        arguments("all of three", success, new Tally(3, 0, 3, FAST), false, true),
        arguments("one of three", success, new Tally(3, 0, 1, FAST), false, false),
        arguments("too few", success, new Tally(2, 0, 2, FAST), null, false),
        arguments("refused", refused, new Tally(50, 25, 0, FAST), false, true),
        arguments("slow", p99, new Tally(50, 0, 0, took(0, 0, 50)), false, true),
        arguments("the first was slow", p99, new Tally(3, 0, 0, took(2, 0, 1)), true, false));
  }

  @ParameterizedTest(name = "{0}: {1} of writes passes {3}, clearly fails {4}")
  @MethodSource("writes")
  void writes_are_judged_apart_from_the_many_reads(
      String what, Gate gate, Tally writes, Boolean passes, boolean clearly) {
    Answers monolith = new Answers(GOOD, new Tally(50, 0, 0, took(50, 0, 0)));
    Sighting seen =
        new Sighting(new Answers(GOOD, writes), monolith, true, CONTENT, FINE.lag(), 0L, 4_000);

    List<GateReading> readings = new Gates(catalogue(gate), PACE).read(seen);

    assertThat(readings).hasSize(2);
    assertThat(readings.getFirst().passes()).isTrue();
    assertThat(readings.getLast().spelling()).endsWith(" of writes");
    assertThat(readings.getLast().passes()).as(what).isEqualTo(passes);
    assertThat(readings.getLast().clearly()).as(what).isEqualTo(clearly);
  }

  private static Latency took(long fast, long felt, long slow) {
    return new Latency(
        List.of(5_000L, 30_000L, 100_000L, 1_000_000L), List.of(fast, felt, 0L, slow));
  }

  private static Sighting service(Tally service) {
    return new Sighting(
        new Answers(service, Tally.NONE), READ, false, CONTENT, FINE.lag(), 0L, 4_000);
  }

  private static Sighting latency(Latency service) {
    return service(new Tally(service.total(), 0, 0, service));
  }

  private static Sighting monolith(Tally monolith) {
    return new Sighting(
        READ, new Answers(monolith, Tally.NONE), false, CONTENT, FINE.lag(), 0L, 4_000);
  }

  private static Sighting lag(Duration lag) {
    return new Sighting(READ, READ, false, CONTENT, lag, 0L, 4_000);
  }

  private static Sighting shoppers(ShopperCount shoppers) {
    return new Sighting(READ, READ, false, shoppers, FINE.lag(), 0L, 4_000);
  }

  private static Sighting mismatches(Long mismatches) {
    return new Sighting(READ, READ, false, CONTENT, FINE.lag(), mismatches, 4_000);
  }

  private static Capability catalogue(Gate gate) {
    return new Capability(
        "catalog",
        "",
        Consistency.EVENTUAL,
        Duration.ofSeconds(5),
        new Key("sku", new CanonicalText(List.of())),
        List.of(),
        List.of(),
        List.of(gate));
  }
}
