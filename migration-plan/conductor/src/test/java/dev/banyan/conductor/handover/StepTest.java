package dev.banyan.conductor.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.conductor.LegalMoves;
import dev.banyan.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StepTest {
  private static final Move UP = new Move("catalog", 1_000, 2_500);

  /// Whatever is not in a row is a refused move.
  @ParameterizedTest
  @CsvSource({
    "Holding, 'Fencing Settling'",
    "Fencing, 'Draining GoingBack TakingBack'",
    "Draining, 'HoldingReads GoingBack'",
    "HoldingReads, 'Giving GoingBack'",
    "Giving, 'Settling GoingBack TakingBack'",
    "GoingBack, Settling",
    "TakingBack, Restoring",
    "Restoring, Settling",
    "Settling, Ended",
    "Ended, ''"
  })
  void a_step_offers_only_its_legal_moves(String step, String legal) throws Exception {
    assertThat(LegalMoves.of(Step.class, step))
        .containsExactlyInAnyOrderElementsOf(
            legal.isEmpty() ? List.of() : List.of(legal.split(" ")));
  }

  @Test
  void turning_down_is_the_mirror_image() {
    Move down = new Move("catalog", 2_500, 1_000);

    assertThat(List.of(UP.sender(), down.receiver())).containsOnly(Side.MONOLITH);
    assertThat(List.of(UP.low(), down.low())).containsOnly(1_000);
    assertThat(List.of(UP.high(), down.high())).containsOnly(2_500);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10_001, 1_000})
  void what_moves_nothing_or_too_much_is_no_move(int to) {
    assertThatThrownBy(() -> new Move("catalog", 1_000, to))
        .hasMessageContaining("was 1000 to " + to);
  }

  @Test
  void reads_are_held_only_while_it_is_unknown_who_owns_them() {
    Step.HoldingReads drained = new Step.Holding(UP, 7).held().fenced().drained();

    assertThat(new Step.Holding(UP, 7).held().fenced().holdsReads()).isFalse();
    assertThat(drained.holdsReads()).isTrue();
    assertThat(drained.held().holdsReads()).isTrue();
    assertThat(drained.held().given().holdsReads()).isFalse();
  }
}
