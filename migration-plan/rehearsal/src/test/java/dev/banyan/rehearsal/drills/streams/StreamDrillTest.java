package dev.banyan.rehearsal.drills.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.ToldProgress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The short form of `./rehearse drill streams`, with real parts: one round in which a process is
/// killed while both sides write.
class StreamDrillTest {
  private static final Path REPOSITORY = Path.of("../..");

  @Test
  void nothing_is_lost_and_nothing_is_applied_twice_while_processes_are_killed() throws Exception {
    StreamDrill.Outcome outcome =
        new StreamDrill(
                new StreamDrill.Options(
                    new RehearsalFolder(REPOSITORY, Path.of("target/stream-drill")),
                    1,
                    7,
                    6_000,
                    true),
                new ToldProgress())
            .run();

    assertThat(outcome.findings()).isEmpty();
    StreamDrill.Round round = outcome.rounds().getFirst();
    assertThat(round.kills()).isNotEmpty();
    assertThat(round.committed()).isPositive();
    assertThat(round.rowsCompared()).isPositive();
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .as("processes left behind")
        .isEmpty();
  }
}
