package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse copy-again CAPABILITY`: what to do when a replication slot is lost.
@Command(
    name = "copy-again",
    description = "Begins streams anew after a slot was lost: copies again what their sender owns.")
final class CopyAgainCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Parameters(index = "0", paramLabel = "CAPABILITY", description = "whose streams begin anew")
  String capability = "";

  @Option(
      names = "--direction",
      paramLabel = "NAME",
      description = "forward or backward; both if it is not said")
  @Nullable String direction;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this page")
  boolean help;

  CopyAgainCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    try (ConductorClient conductor = RunningSystem.conductor(folder, "nothing to copy")) {
      RunningSystem.body(conductor.copyAgain(capability, direction));
      System.err.println(
          "the rows are being copied again: ./rehearse status shows how far they are. What was deleted meanwhile: ./rehearse diff %s --repair"
              .formatted(capability));
      return ExitCode.OK;
    } catch (IOException silent) {
      System.err.println(RunningSystem.silent(silent));
      return ExitCode.SOFTWARE;
    }
  }
}
