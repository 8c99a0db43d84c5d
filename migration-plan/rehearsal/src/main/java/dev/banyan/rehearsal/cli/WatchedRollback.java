package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A rollback that goes on by itself at the conductor, and is looked at until it has ended. A
/// conductor that was killed is started again, and goes on with what it had saved.
final class WatchedRollback {
  private static final long BETWEEN_MILLIS = 500;

  private final ConductorClient conductor;
  private final RollbackStory story;

  WatchedRollback(ConductorClient conductor, RollbackStory story) {
    this.conductor = conductor;
    this.story = story;
  }

  /// @param lose whether what does not come back is given up
  /// @return how far it is
  /// @throws IOException the conductor has not answered in all that time
  JsonNode run(String capability, boolean lose, Duration atMost)
      throws IOException, InterruptedException, WrongUse {
    long end = System.nanoTime() + atMost.toNanos();
    JsonNode reached = null;
    while (true) {
      try {
        reached = ask(capability, lose, reached);
      } catch (IOException gone) {
        if (reached == null && System.nanoTime() >= end) {
          throw gone;
        }
        story.silent();
      }
      boolean over = System.nanoTime() >= end;
      if (reached != null && (over || reached.path("back").asBoolean())) {
        return reached;
      }
      if (reached != null) {
        story.now(reached, Duration.ofNanos(end - System.nanoTime()));
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
  }

  /// Who goes back first is announced before anything moves.
  private JsonNode ask(String capability, boolean lose, @Nullable JsonNode reached)
      throws IOException, InterruptedException, WrongUse {
    if (reached != null) {
      return RunningSystem.body(conductor.rollbackProgress(capability));
    }
    story.announced(RunningSystem.body(conductor.foreseeRollback(capability)));
    return RunningSystem.body(conductor.rollBack(capability, lose));
  }
}
