package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Dial;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextTest {
  private static final PlannedMove MOVE =
      new PlannedMove(
          "catalog", List.of(), World.shares(1, 10, 100), World.shares(10, 100), List.of(), 1);

  @ParameterizedTest
  @CsvSource({
    "0, 0, Reads 1 %",
    "1, 0, Reads 10 %",
    "5, 0, Reads 10 %",
    "50, 25, Reads 100 %",
    "100, 0, Writes 10 %",
    "100, 10, Writes 100 %",
    "100, 25, Writes 100 %",
    "100, 100, Nothing"
  })
  void reads_come_first_and_whoever_turned_the_dial_it_goes_on_from_there(
      int reads, int writes, String next) {
    Dial dial = new Dial(Share.ofPercent(reads), Share.ofPercent(writes));

    assertThat(told(Next.after(MOVE, dial))).isEqualTo(next);
  }

  private static String told(Next next) {
    return switch (next) {
      case Next.Reads(Share share) -> "Reads " + share;
      case Next.Writes(Share share) -> "Writes " + share;
      case Next.Nothing() -> "Nothing";
    };
  }
}
