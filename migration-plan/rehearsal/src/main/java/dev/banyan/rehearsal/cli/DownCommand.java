package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.platform.SystemFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `./rehearse down`: stops whatever runs in this folder, and waits until it is gone.
@Command(name = "down", description = "Stops everything that runs in this folder.")
final class DownCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 60;

  private final RehearsalFolder folder;

  @Mixin Output output = new Output();

  DownCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    Progress progress = Outputs.progress(output.json);
    List<Long> left = new ArrayList<>();
    Optional<ProcessHandle> holder = RunLock.holder(folder);
    if (holder.isEmpty()) {
      progress.say("nothing is running in " + folder.repository());
    } else {
      List<ProcessHandle> apps =
          SystemFile.read(folder).map(SystemFile::apps).orElse(List.of()).stream()
              .flatMap(app -> ProcessHandle.of(app.pid()).stream())
              .toList();
      progress.now("stopping …");
      stop(holder.get(), progress);
      for (ProcessHandle app : apps) {
        if (!gone(app, 30)) {
          left.add(app.pid());
          progress.warn(
              "process " + app.pid() + " is still there; end it with: kill -9 " + app.pid());
        }
      }
      progress.say(left.isEmpty() ? "everything is stopped" : "not everything is stopped");
    }
    if (output.json) {
      Outputs.json("{\"wasRunning\":" + holder.isPresent() + "}");
    }
    return left.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void stop(ProcessHandle rehearsal, Progress progress) throws Exception {
    rehearsal.destroy();
    if (!gone(rehearsal, PATIENCE_SECONDS)) {
      progress.warn("it does not stop by itself and is cut off; what it started ends with it");
      rehearsal.destroyForcibly();
      gone(rehearsal, PATIENCE_SECONDS);
    }
  }

  private static boolean gone(ProcessHandle process, long seconds)
      throws InterruptedException, ExecutionException {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
