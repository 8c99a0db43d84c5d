package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import java.io.IOException;
import java.util.List;

/// Refuses a second rehearsal in a folder, and says what to do.
final class OneAtATime {
  private OneAtATime() {}

  static RunLock lock(RehearsalFolder folder) throws WrongUse, IOException {
    var lock = RunLock.take(folder);
    if (lock.isEmpty()) {
      throw new WrongUse(List.of(refusal(folder)));
    }
    return lock.get();
  }

  static void refuseIfRunning(RehearsalFolder folder) throws WrongUse, IOException {
    if (RunLock.holder(folder).isPresent()) {
      throw new WrongUse(List.of(refusal(folder)));
    }
  }

  private static String refusal(RehearsalFolder folder) throws IOException {
    String who = RunLock.holder(folder).map(holder -> " (pid " + holder.pid() + ")").orElse("");
    return "A rehearsal already runs in "
        + folder.repository()
        + who
        + ". Stop it with ./rehearse down, or rehearse in another checkout: they do not disturb each other.";
  }
}
