package dev.banyan.rehearsal.drills.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.journal.HandoverStep;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.ToldProgress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The short form of `./rehearse drill handover`, with real parts: the conductor dies while the
/// buckets are in hand, and Kafka where the last changes should arrive.
class HandoverDrillTest {
  private static final Path REPOSITORY = Path.of("../..");

  @Test
  void no_acknowledged_write_is_lost_when_a_process_dies_in_the_middle_of_a_handover()
      throws Exception {
    HandoverDrill.Outcome outcome =
        new HandoverDrill(
                new HandoverDrill.Options(
                    new RehearsalFolder(REPOSITORY, Path.of("target/handover-drill")),
                    List.of(
                        new Cell(HandoverStep.GIVE, "conductor", 1),
                        new Cell(HandoverStep.DRAIN, "kafka", 1)),
                    100,
                    7),
                new ToldProgress())
            .run();

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.cells()).hasSize(2).allMatch(cell -> cell.operations() > 600);
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .as("processes left behind")
        .isEmpty();
  }
}
