package dev.banyan.rehearsal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A store that keeps its promise is never accused, however its sessions overlap.
class SoundnessTest {
  static final Duration BOUND = Duration.ofNanos(40);

  @Property(tries = 2_000)
  void a_history_that_keeps_its_promise_has_no_finding(
      @ForAll long seed, @ForAll("promises") Promise promise) {
    List<Operation> history = SimulatedShop.history(new Random(seed), promise);

    assertThat(HistoryCheck.check(history, promise).findings()).isEmpty();
  }

  @Property(tries = 500)
  void a_history_without_a_look_into_the_stores_has_none_either(
      @ForAll long seed, @ForAll("promises") Promise promise) {
    List<Operation> history = SimulatedShop.history(new Random(seed), promise);
    history.removeIf(each -> each.action() instanceof Action.Remains);

    assertThat(HistoryCheck.check(history, promise).findings()).isEmpty();
  }

  @Property(tries = 500)
  void what_the_owner_showed_keeps_every_weaker_promise(
      @ForAll long seed, @ForAll("promises") Promise promise) {
    List<Operation> history = SimulatedShop.history(new Random(seed), Promise.owner());

    assertThat(HistoryCheck.check(history, promise).findings()).isEmpty();
  }

  @Provide
  static Arbitrary<Promise> promises() {
    return Arbitraries.of(
        Promise.owner(),
        Promise.readYourWrites(BOUND),
        Promise.readYourWrites(BOUND).withMonotonicReads(),
        Promise.eventual(BOUND),
        Promise.eventual(BOUND).withMonotonicReads());
  }
}
