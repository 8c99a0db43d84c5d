package dev.banyan.conductor.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;

/// The real steps in a world in which everything goes wrong that can, at every call.
final class HandoverPropertyTest {
  private static final int LONGEST = 1_500;

  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void whatever_fails_no_write_is_lost_and_every_handover_ends(
      @ForAll("scripts") List<Integer> script) {
    World world = Story.of(new Script(script), Fault.NONE);

    assertThat(SimulatedConductor.atRest(world)).isTrue();
  }

  @Provide
  Arbitrary<List<Integer>> scripts() {
    return Arbitraries.integers()
        .between(0, 59)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(LONGEST)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
