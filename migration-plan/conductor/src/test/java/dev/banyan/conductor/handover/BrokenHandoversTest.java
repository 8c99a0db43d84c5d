package dev.banyan.conductor.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same world finds what a handover without one of its rules would do.
final class BrokenHandoversTest {
  private static final int LONGEST = 1_500;
  private static final int ENOUGH = 20_000;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void what_is_left_out_is_found(Fault fault) {
    assertThat(IntStream.range(0, ENOUGH).anyMatch(seed -> goesWrong(seed, fault)))
        .as("something goes wrong with %s in one of %d stories", fault, ENOUGH)
        .isTrue();
  }

  private static boolean goesWrong(int seed, Fault fault) {
    List<Integer> script = new Random(seed).ints(LONGEST, 0, 60).boxed().toList();
    try {
      Story.of(new Script(script), fault);
      return false;
    } catch (Violation found) {
      return true;
    }
  }
}
