package dev.banyan.conductor.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.conductor.LegalMoves;
import dev.banyan.model.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StageTest {
  /// Whatever is not in a row is a refused move.
  @ParameterizedTest
  @CsvSource({
    "OnMonolith, Copying",
    "Copying, 'InSync OnMonolith'",
    "InSync, 'ShiftingReads OnMonolith'",
    "ShiftingReads, 'ShiftingReads InSync Shifted'",
    "ShiftingWrites, 'ShiftingWrites Shifted'",
    "OnService, Shifted"
  })
  void a_stage_offers_only_its_legal_moves(String stage, String legal) throws Exception {
    assertThat(LegalMoves.of(Stage.class, stage)).containsExactlyInAnyOrder(legal.split(" "));
  }

  @Test
  void shifting_to_nothing_is_refused() {
    assertThatThrownBy(() -> new Stage.InSync().shiftReads(Share.NONE))
        .hasMessageContaining("go back instead");
  }

  @Test
  void where_both_numbers_stand_decides_the_stage() {
    Stage.ShiftingReads here = new Stage.ShiftingReads(Share.ALL);

    assertThat(here.dial().writes()).isEqualTo(Share.NONE);
    assertThat(here.shiftWrites(Share.ofPercent(50)))
        .isEqualTo(new Stage.ShiftingWrites(Share.ALL, Share.ofPercent(50)));
    assertThat(here.shiftWrites(Share.ALL)).isEqualTo(new Stage.OnService());
    assertThat(new Stage.OnService().shiftWrites(Share.NONE)).isEqualTo(here);
  }

  @Test
  void writes_are_never_ahead_of_reads() {
    Share half = Share.ofPercent(50);
    Share more = Share.ofPercent(51);

    assertThat(new Stage.ShiftingReads(half).shiftWrites(more).reads()).isEqualTo(more);
    assertThatThrownBy(() -> new Stage.ShiftingWrites(half, more))
        .hasMessageContaining("ahead of reads");
  }
}
