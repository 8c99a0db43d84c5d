package dev.banyan.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.EmbeddedPlatform;
import dev.banyan.rehearsal.platform.Filling;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.ToldProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole of it with real parts: two PostgreSQL servers, Kafka, Connect with Debezium, all four
/// applications, shoppers, and the plan that this repository ships. Only what depends on how fast
/// this machine is just now is given more room: speed is judged in benchmarks, not in tests.
class WholeRehearsalTest {
  private static final Path REPOSITORY = Path.of("../..");
  private static final Map<String, String> WITH_MORE_ROOM =
      Map.of(
          "p99-ratio: {at-most: 4}", "p99-ratio: {at-most: 1000}",
          "lag: {at-most: 2s}", "lag: {at-most: 20s}",
          "stale-at-most: 5s", "stale-at-most: 30s");

  @TempDir Path plan;

  @Test
  void the_catalogue_moves_while_shoppers_shop_and_nothing_is_lost() throws Exception {
    RunResult result =
        new Rehearsal(new EmbeddedPlatform(), new ToldProgress())
            .run(
                new RunOptions(
                    new RehearsalFolder(REPOSITORY, Path.of("target/whole-rehearsal")),
                    shippedPlan(),
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
    assertThat(report.at("/capabilities/0/writes").asInt()).isEqualTo(100);
    assertThat(report.at("/capabilities/0/stage").asText()).isEqualTo("OnService");
    assertThat(report.at("/capabilities/0/handovers").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(report.at("/capabilities/0/holdMillis/max").asInt()).isPositive();
    assertThat(report.at("/capabilities/0/diff/mismatches").asInt(-1)).isZero();
    assertThat(report.at("/shoppers/failed").asInt(-1)).isZero();
    assertThat(report.at("/shoppers/anomalies")).allMatch(count -> count.asInt() == 0);
    assertThat(report.at("/orders/acknowledged").asInt()).isPositive();
    assertThat(report.at("/orders/found")).isEqualTo(report.at("/orders/acknowledged"));
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .as("processes left behind")
        .isEmpty();
  }

  private Path shippedPlan() throws IOException {
    Path shipped = REPOSITORY.resolve("migration-plan");
    Files.createDirectory(plan.resolve("capabilities"));
    Files.copy(shipped.resolve("plan.yaml"), plan.resolve("plan.yaml"));
    String catalog = Files.readString(shipped.resolve("capabilities/catalog.yaml"));
    for (Map.Entry<String, String> room : WITH_MORE_ROOM.entrySet()) {
      assertThat(catalog).contains(room.getKey());
      catalog = catalog.replace(room.getKey(), room.getValue());
    }
    Files.writeString(plan.resolve("capabilities/catalog.yaml"), catalog);
    return plan;
  }
}
