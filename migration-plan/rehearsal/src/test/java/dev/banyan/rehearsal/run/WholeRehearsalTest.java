package dev.banyan.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.EmbeddedPlatform;
import dev.banyan.rehearsal.platform.Filling;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The whole of it with real parts: two PostgreSQL servers, Kafka, Connect with Debezium, all four
/// applications, shoppers, and the plan that this repository ships.
class WholeRehearsalTest {
  private static final Path REPOSITORY = Path.of("../..");

  @Test
  void the_catalogue_moves_while_shoppers_shop_and_nothing_is_lost() throws Exception {
    RunResult result =
        new Rehearsal(new EmbeddedPlatform(), new Told())
            .run(
                new RunOptions(
                    new RehearsalFolder(REPOSITORY, Path.of("target/whole-rehearsal")),
                    REPOSITORY.resolve("migration-plan").toAbsolutePath().normalize(),
                    List.of("catalog"),
                    "quick",
                    7,
                    new Filling.Generated(800, 100, 1_000, 7),
                    Optional.empty(),
                    120));

    JsonNode report = result.report();
    assertThat(result.findings()).isEmpty();
    assertThat(result.outcome()).isEqualTo(RunResult.Outcome.PASSED);
    assertThat(report.at("/capabilities/0/name").asText()).isEqualTo("catalog");
    assertThat(report.at("/capabilities/0/reads").asInt()).isEqualTo(100);
    assertThat(report.at("/capabilities/0/diff/mismatches").asInt(-1)).isZero();
    assertThat(report.at("/shoppers/failed").asInt(-1)).isZero();
    assertThat(report.at("/shoppers/anomalies")).allMatch(count -> count.asInt() == 0);
    assertThat(report.at("/orders/acknowledged").asInt()).isPositive();
    assertThat(report.at("/orders/found")).isEqualTo(report.at("/orders/acknowledged"));
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .as("processes left behind")
        .isEmpty();
  }

  /// A failing test shows how far it came.
  private static final class Told implements Progress {
    @Override
    public void say(String text) {
      System.out.println(text);
    }

    @Override
    public void warn(String text) {
      System.out.println("! " + text);
    }

    @Override
    public void now(String text) {}
  }
}
