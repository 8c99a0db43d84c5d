package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.Detour;
import dev.banyan.rehearsal.platform.Platform;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.platform.RunningSystem;
import dev.banyan.rehearsal.platform.SystemOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// What `up` leaves behind: the process that keeps the system running until it is told to stop.
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Mixin SystemChoices system = new SystemChoices();

  SuperviseCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    List<String> problems = new ArrayList<>();
    Optional<Platform> platform = system.platform(problems);
    if (platform.isEmpty()) {
      throw new WrongUse(problems);
    }
    Progress progress = new ConsoleProgress(System.out, new Terminal(false, false, 80));
    try (RunLock lock = OneAtATime.lock(folder)) {
      return StopSignals.orderly(progress, () -> supervise(platform.get(), progress));
    }
  }

  private int supervise(Platform platform, Progress progress) throws Exception {
    SystemOptions options =
        new SystemOptions(folder, system.planFolder(folder), system.filling(), Detour.none(), true);
    try (RunningSystem running = platform.start(options, progress)) {
      new CountDownLatch(1).await(); // until a signal interrupts
    } catch (InterruptedException e) {
      progress.say("everything is stopped");
    }
    return ExitCode.OK;
  }
}
