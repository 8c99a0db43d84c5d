package dev.banyan.conductor.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Evidence;
import dev.banyan.model.Gate;
import dev.banyan.model.Pace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeTest {
  private final Judge judge =
      new Judge(new Pace("quick", Duration.ofSeconds(10), 20, 20, Duration.ofSeconds(60)));

  @ParameterizedTest
  @CsvSource({
    "5, good, WAIT",
    "5, good bad, WAIT",
    "5, good unknown, WAIT",
    "5, good terrible, ROLL_BACK",
    "5, unknown terrible, ROLL_BACK",
    "10, good good, ADVANCE",
    "10, good bad, WAIT",
    "10, good unknown, WAIT",
    "10, good terrible, ROLL_BACK",
    "59, bad, WAIT",
    "60, bad, ROLL_BACK",
    "60, unknown, WAIT",
    "60, unknown bad, ROLL_BACK",
    "60, good, ADVANCE"
  })
  void a_verdict_follows_from_the_gates_and_the_time(int seconds, String gates, String verdict) {
    List<GateReading> readings = Arrays.stream(gates.split(" ")).map(JudgeTest::reading).toList();

    assertThat(judge.of(readings, Duration.ofSeconds(seconds)).spelling()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"good terrible, 'success-rate is 2 %, must be at least 1 % (50 samples)'"})
  void a_rollback_says_why(String gates, String why) {
    List<GateReading> readings = Arrays.stream(gates.split(" ")).map(JudgeTest::reading).toList();

    assertThat(judge.of(readings, Duration.ZERO).reason()).isEqualTo(why);
  }

  private static GateReading reading(String how) {
    Gate gate = new Gate(Evidence.SUCCESS_RATE, 1);
    return switch (how) {
      case "good" -> new GateReading(gate, false, 2.0, 50, true, false);
      case "bad" -> new GateReading(gate, false, 2.0, 50, false, false);
      case "terrible" -> new GateReading(gate, false, 2.0, 50, false, true);
      case "unknown" -> new GateReading(gate, false, null, 0, null, false);
      default -> throw new IllegalArgumentException(how);
    };
  }
}
