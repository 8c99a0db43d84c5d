package dev.banyan.rehearsal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private final Measurement measured =
      new Measurement(
          "diff",
          new Machine(2, 4_096, "25", "Linux"),
          Map.of("rows", 1_000_000),
          List.of(Figure.of("rows per second", "rows/s", 600_000, 1_200_000)),
          List.of());

  @Test
  void a_machine_reads_ratio_machine_and_settings() {
    assertThat(measured.json().toString())
        .isEqualTo(
            "{\"bench\":\"diff\","
                + "\"machine\":{\"cores\":2,\"memoryMegabytes\":4096,\"jdk\":\"25\",\"system\":\"Linux\"},"
                + "\"settings\":{\"rows\":1000000},"
                + "\"figures\":{\"rows per second\":"
                + "{\"ratio\":0.5,\"ours\":600000.0,\"partner\":1200000.0,\"unit\":\"rows/s\"}}}");
  }

  @Test
  void a_machine_reads_what_should_not_have_been() {
    Measurement found =
        new Measurement(
            "diff", measured.machine(), Map.of(), List.of(), List.of("a row is missing"));

    assertThat(found.json().path("findings").path(0).asText()).isEqualTo("a row is missing");
  }

  @Test
  void a_person_reads_the_same() {
    assertThat(measured.lines())
        .containsExactly(
            "rows per second                  ratio 0.50 (ours 600,000 rows/s, partner 1,200,000 rows/s)",
            "machine: 2 cores, 4096 MB, JDK 25, Linux",
            "setting: rows = 1000000");
  }
}
