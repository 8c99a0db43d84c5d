package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.turning.ReadyToTurn;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever turns a write dial, the plan's order is kept.
final class RequiredFirstTest {
  private final World world =
      new World(
          new PlannedMove("catalog", List.of(), World.shares(100), 1),
          new PlannedMove("ordering", List.of("catalog"), World.shares(100), 1));

  @ParameterizedTest
  @CsvSource({"0, 0 %", "50, 50 %", "99, 99 %"})
  void a_write_dial_does_not_rise_before_what_it_requires_is_there(int catalog, String told) {
    writes("catalog", catalog);
    writes("ordering", 0);

    assertThat(against("ordering", 0, 1_000))
        .contains("'ordering' requires 'catalog' at 100 % of the writes, and it stands at " + told);
  }

  @Test
  void it_rises_once_that_is_there() {
    writes("catalog", 100);
    writes("ordering", 0);

    assertThat(against("ordering", 0, 1_000)).noneMatch(reason -> reason.contains("requires"));
  }

  @Test
  void what_is_required_does_not_turn_back_while_another_is_ahead() {
    writes("catalog", 100);
    writes("ordering", 10);

    assertThat(against("catalog", 10_000, 5_000))
        .contains(
            "'ordering' requires 'catalog' and has 10 % of its writes at the service: turn it back first");
    assertThat(against("ordering", 1_000, 0)).noneMatch(reason -> reason.contains("requires"));
  }

  private List<String> against(String capability, int from, int to) {
    return new ReadyToTurn(world.plan, world.stages, world.flows, world.diffs, world.clock)
        .against(new Move(capability, from, to));
  }

  private void writes(String capability, int percent) {
    world.stages.change(
        state ->
            state.with(
                capability,
                state
                    .of(capability)
                    .at(new Stage.ShiftingReads(Share.ALL).shiftWrites(Share.ofPercent(percent)))));
  }
}
