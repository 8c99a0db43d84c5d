package dev.banyan.conductor.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChanceTest {
  @ParameterizedTest
  @CsvSource({
    "0, 20, 0.005, false",
    "1, 20, 0.005, false",
    "2, 20, 0.005, false",
    "3, 20, 0.005, true",
    "20, 20, 0.01, true",
    "60, 10000, 0.005, false",
    "90, 10000, 0.005, true",
    "1, 20, 0, true",
    "20, 20, 1, false",
    "50000, 100000, 0.005, true"
  })
  void luck_explains_so_much_and_no_more(long hits, long tries, double rate, boolean clearly) {
    assertThat(Chance.cannotExplain(hits, tries, rate)).isEqualTo(clearly);
  }
}
