package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.Sessions;
import dev.banyan.rehearsal.platform.SystemFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A rehearsal in a process and a session of its own, which outlives the command that started it.
final class DetachedRehearsal {
  private final RehearsalFolder folder;
  private final Process process;
  private final Path log;

  private DetachedRehearsal(RehearsalFolder folder, Process process, Path log) {
    this.folder = folder;
    this.process = process;
    this.log = log;
  }

  /// @param arguments what follows `supervise`
  static DetachedRehearsal start(RehearsalFolder folder, List<String> arguments)
      throws IOException {
    Files.createDirectories(folder.logs());
    Path log = folder.log("rehearsal");
    List<String> command = new ArrayList<>(Sessions.ofItsOwn());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dbanyan.repository=" + folder.repository());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Rehearse.class.getName(), "supervise"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new DetachedRehearsal(folder, process, log);
  }

  /// Passes on what it says until it is ready; empty if it ended instead.
  Optional<SystemFile> awaitReady(Progress progress) throws IOException, InterruptedException {
    int told = 0;
    try {
      while (true) {
        boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
        told = tell(progress, told);
        if (ended) {
          return Optional.empty();
        }
        Optional<SystemFile> file = SystemFile.read(folder);
        if (file.isPresent() && file.get().ready() && file.get().pid() == process.pid()) {
          tell(progress, told);
          return file;
        }
      }
    } catch (InterruptedException e) {
      process.destroy();
      process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
      throw e;
    }
  }

  private int tell(Progress progress, int told) throws IOException {
    String all = Files.readString(log);
    int complete = all.lastIndexOf('\n') + 1;
    if (complete > told) {
      all.substring(told, complete).lines().forEach(progress::say);
    }
    return Math.max(told, complete);
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }
}
