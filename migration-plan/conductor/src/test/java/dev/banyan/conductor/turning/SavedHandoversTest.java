package dev.banyan.conductor.turning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Step;
import dev.banyan.conductor.handover.Superseded;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.conductor.stages.Store;
import dev.banyan.model.Share;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedHandoversTest {
  private static final Move MOVE = new Move("catalog", 0, 2_500);

  private final Kept kept = new Kept();
  private final Stages stages = stages();
  private final SavedHandovers handovers = new SavedHandovers(stages);

  @Test
  void each_step_that_changes_what_proxies_hold_is_a_new_revision() {
    Step.Holding holding = new Step.Holding(MOVE, 1);
    long first = handovers.write(holding);
    assertThat(stages.state().holds()).containsEntry("catalog", new State.Hold(0, 2_500, false));

    assertThat(handovers.write(holding.held())).isEqualTo(first);
    Step.HoldingReads reads = holding.held().fenced().drained();
    assertThat(handovers.write(reads)).isGreaterThan(first);
    assertThat(stages.state().holds()).containsEntry("catalog", new State.Hold(0, 2_500, true));

    Step.Settling settling = reads.held().given();
    handovers.write(settling);
    assertThat(stages.state().holds()).isEmpty();
    assertThat(stages.state().of("catalog").stage())
        .isEqualTo(new Stage.ShiftingWrites(Share.ofPercent(50), Share.ofPercent(25)));
    assertThat(handovers.unfinished()).containsExactly(settling);

    assertThat(kept.told).last().isEqualTo("Writes 0 % → 25 %, by a handover.");

    handovers.write(settling.settled());
    assertThat(handovers.unfinished()).isEmpty();
    assertThat(kept.told).last().asString().contains("Handover done");
  }

  @Test
  void what_went_back_leaves_the_stage_as_it_was() {
    Step.Settling back = new Step.Holding(MOVE, 1).letGo("a proxy did not answer");

    handovers.write(back);
    handovers.write(back.settled());

    assertThat(stages.state().of("catalog").stage())
        .isEqualTo(new Stage.ShiftingReads(Share.ofPercent(50)));
  }

  @Test
  void what_the_numbers_say_is_saved_though_the_stage_was_taken_down_meanwhile() {
    Step.Settling settling = new Step.Holding(MOVE, 1).held().fenced().drained().held().given();
    stages.change(state -> state.with("catalog", state.of("catalog").at(new Stage.InSync())));

    handovers.write(settling);

    assertThat(stages.state().of("catalog").stage())
        .isEqualTo(new Stage.ShiftingWrites(Share.ofPercent(25), Share.ofPercent(25)));
  }

  @Test
  void who_takes_over_goes_on_with_what_was_saved_and_the_other_is_refused() {
    handovers.write(new Step.Giving(MOVE, 4));
    SavedHandovers next =
        new SavedHandovers(
            new Stages(kept, Set.of("catalog"), Clock.systemUTC(), new SimpleMeterRegistry()));

    assertThat(next.takeOver("catalog")).contains(new Step.Giving(MOVE, 4));

    assertThatThrownBy(() -> handovers.write(new Step.Giving(MOVE, 4).given()))
        .isInstanceOf(Superseded.class);
  }

  private Stages stages() {
    Stages fresh =
        new Stages(kept, Set.of("catalog"), Clock.systemUTC(), new SimpleMeterRegistry());
    fresh.change(
        state ->
            state.with(
                "catalog", Standing.AT_START.at(new Stage.ShiftingReads(Share.ofPercent(50)))));
    return fresh;
  }

  /// As the database does: only who saw the last write may write.
  private static final class Kept implements Store {
    private State state = new State(1, 0, Run.NONE, Map.of("catalog", Standing.AT_START));
    private final List<String> told = new ArrayList<>();

    @Override
    public State load(Set<String> capabilities) {
      return state;
    }

    @Override
    public void save(State next, List<Entry> entries, Instant at) {
      if (next.version() != state.version() + 1) {
        throw new Superseded("another conductor has written");
      }
      state = next;
      entries.forEach(entry -> told.add(entry.text()));
    }
  }
}
