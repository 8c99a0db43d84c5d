package dev.banyan.conductor.walking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.stages.Run.Condition;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Problem;
import dev.banyan.streams.check.Checked;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeforeCopyingTest {
  @Test
  void mappings_that_do_not_fit_are_not_begun_and_all_that_is_wrong_is_journalled() {
    World world = World.walking();
    world.streams.checked =
        new Checked(
            List.of(problem(31, "no such table"), problem(36, "no such column")), List.of());

    world.untilEnded();

    assertThat(world.stage()).isEqualTo(new Stage.OnMonolith());
    assertThat(world.streams.established).isZero();
    assertThat(world.run().condition()).isEqualTo(Condition.STOPPED);
    assertThat(world.run().reason()).contains("'catalog' do not fit both databases");
    assertThat(world.journal())
        .anyMatch(
            text ->
                text.contains("capabilities/catalog.yaml:31:5: no such table")
                    && text.contains("capabilities/catalog.yaml:36:5: no such column"));

    world.streams.checked = new Checked(List.of(), List.of(problem(36, "mind this")));
    world.runs.start("quick", null);

    assertThat(world.untilEnded().run().condition()).isEqualTo(Condition.COMPLETED);
    assertThat(world.journal()).anyMatch(text -> text.contains("36:5: mind this"));
  }

  @Test
  void a_store_that_does_not_answer_is_waited_for_before_anything_is_begun() {
    World world = World.walking();
    world.streams.storeAnswers = false;
    world.seconds(20);
    assertThat(world.stage()).isEqualTo(new Stage.OnMonolith());

    world.streams.storeAnswers = true;
    world.seconds(1);
    assertThat(world.stage()).isEqualTo(new Stage.Copying());
  }

  @Test
  void a_store_that_never_answers_asks_a_person() {
    World world = World.walking();
    world.streams.storeAnswers = false;

    world.untilEnded();

    assertThat(world.stage()).isEqualTo(new Stage.OnMonolith());
    assertThat(world.run().reason()).startsWith("for ").endsWith(" s the store does not answer");
  }

  private static Problem problem(int line, String message) {
    return new Problem(Path.of("capabilities/catalog.yaml"), line, 5, message, List.of());
  }
}
