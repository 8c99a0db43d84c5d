package dev.banyan.conductor.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WrittenStepTest {
  private static final Move DOWN = new Move("catalog", 2_500, 0);

  static Stream<Step> steps() {
    Step.Giving giving = new Step.Giving(DOWN, 9);
    Step.TakingBack taking = giving.takeBack("no answer");
    return Stream.of(
        new Step.Holding(DOWN, 9),
        new Step.Fencing(DOWN, 9),
        new Step.Draining(DOWN, 9),
        new Step.HoldingReads(DOWN, 9),
        giving,
        giving.goBack("late"),
        taking,
        taking.under(10),
        giving.given(),
        taking.under(10).restored().settled());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_that_was_kept_is_itself_again(Step step) throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    String kept = json.writeValueAsString(WrittenStep.of(step));

    assertThat(json.readValue(kept, WrittenStep.class).step()).isEqualTo(step);
  }
}
