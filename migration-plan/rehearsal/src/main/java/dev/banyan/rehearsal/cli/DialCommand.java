package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse dial CAPABILITY reads=N writes=N`: a hand on a dial.
@Command(
    name = "dial",
    description = "Turns a capability's dials by hand, or gives them back to the plan.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it stands there, or would be begun",
      "1:it may not be turned, or does not stand there yet",
      "2:wrong use"
    })
final class DialCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Parameters(index = "0", paramLabel = "CAPABILITY", description = "whose dials")
  String capability = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DIAL=N",
      description = "reads=N, writes=N: the service's share in percent; what is not said stays")
  List<String> typed = new ArrayList<>();

  /// Something else than turning; nothing, if none of these is asked for.
  static final class Instead {
    @Option(
        names = "--dry-run",
        description = "say what would be done, or why it may not; move nothing")
    boolean dryRun;

    @Option(names = "--release", description = "give the dials back to the plan")
    boolean release;
  }

  @ArgGroup @Nullable Instead instead;

  @Mixin Output output = new Output();

  DialCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    boolean release = instead != null && instead.release;
    ObjectNode shares = Shares.read(typed);
    if (release != shares.isEmpty()) {
      throw new WrongUse(
          List.of(
              release
                  ? "--release gives the dials of '%s' back to the plan as they stand: leave %s out"
                      .formatted(capability, String.join(" ", typed))
                  : "Say where the dials of '%s' are to stand (reads=N writes=N), or --release. Where they stand: ./rehearse status"
                      .formatted(capability)));
    }
    DialTable table = new DialTable(Outputs.progress(output.json), capability);
    try (ConductorClient conductor = RunningSystem.conductor(folder, "no dial to turn")) {
      if (release) {
        return told(table.released(RunningSystem.body(conductor.releaseDial(capability))));
      }
      return instead != null
          ? told(table.foreseen(RunningSystem.body(conductor.foreseeDial(capability, shares))))
          : turn(table, conductor.turnDial(capability, shares));
    } catch (IOException silent) {
      Progress progress = Outputs.progress(output.json);
      progress.warn(RunningSystem.silent(silent));
      progress.warn(
          "Whether anything was begun is not known; what was is ended by itself: ./rehearse status");
      return ExitCode.SOFTWARE;
    }
  }

  private int turn(DialTable table, ConductorClient.Answer answer) throws WrongUse, IOException {
    return told(
        answer.status() == 409
            ? table.refused(answer.reasons())
            : table.turned(RunningSystem.body(answer)));
  }

  private int told(DialTable.Outcome outcome) {
    if (output.json) {
      Outputs.json(outcome.body().toString());
    }
    return outcome.good() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
