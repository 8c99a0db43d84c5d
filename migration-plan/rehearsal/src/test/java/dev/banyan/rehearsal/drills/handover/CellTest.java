package dev.banyan.rehearsal.drills.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.journal.HandoverStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTest {
  @Test
  void the_matrix_has_every_step_with_every_process_and_none_twice_in_a_row() {
    List<Cell> cells = Cell.matrix(List.of(HandoverStep.values()), Cell.VICTIMS, 2);

    assertThat(cells)
        .doesNotHaveDuplicates()
        .hasSize(2 * HandoverStep.values().length * Cell.VICTIMS.size());
    for (int i = 1; i < cells.size(); i++) {
      assertThat(cells.get(i).victim()).isNotEqualTo(cells.get(i - 1).victim());
    }
  }

  @Test
  void a_cell_is_the_same_whatever_is_drilled_beside_it() {
    Cell alone = new Cell(HandoverStep.GIVE, "kafka", 1);
    Cell among = Cell.matrix(List.of(HandoverStep.values()), Cell.VICTIMS, 1).get(35);

    assertThat(among).isEqualTo(alone);
    assertThat(among.turn(7)).isEqualTo(alone.turn(7));
    assertThat(alone.turn(8)).isNotEqualTo(alone.turn(7));
    assertThat(alone.repeat(7))
        .isEqualTo("./rehearse drill handover --steps give --processes kafka --rounds 1 --seed 7");
  }
}
