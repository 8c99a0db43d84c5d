package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse parked CAPABILITY`: what the streams put aside, and why.
@Command(
    name = "parked",
    description = "Shows changes that were put aside instead of applied, and why.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is put aside", "1:something is", "2:wrong use"})
final class ParkedCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Parameters(index = "0", paramLabel = "CAPABILITY", description = "whose changes")
  String capability = "";

  /// What a person decided; nothing, if none of these is asked for.
  static final class Decision {
    @Option(
        names = "--retry",
        description = "try them again, except what is rogue: after a mapping was mended")
    boolean retry;

    @Option(
        names = "--forget-rogue",
        description =
            "forget rogue changes: the rows stay as they are until ./rehearse diff --repair")
    boolean forgetRogue;
  }

  @ArgGroup @Nullable Decision decision;

  @Mixin Output output = new Output();

  ParkedCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    Progress progress = Outputs.progress(output.json);
    try (ConductorClient conductor = RunningSystem.conductor(folder, "nothing put aside")) {
      if (decision != null) {
        JsonNode changed =
            RunningSystem.body(
                decision.retry
                    ? conductor.retryParked(capability)
                    : conductor.forgetRogue(capability));
        progress.say(
            "%s changes %s"
                .formatted(
                    changed.path("changes").asText(),
                    decision.retry ? "are tried again" : "are forgotten"));
        return ExitCode.OK;
      }
      JsonNode parked = RunningSystem.body(conductor.parked(capability));
      if (output.json) {
        Outputs.json(parked.toString());
      }
      return tell(progress, parked) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException silent) {
      progress.warn(RunningSystem.silent(silent));
      return ExitCode.SOFTWARE;
    }
  }

  private int tell(Progress progress, JsonNode parked) {
    int told = 0;
    for (Map.Entry<String, JsonNode> direction : parked.properties()) {
      for (JsonNode change : direction.getValue()) {
        progress.say(
            "%-8s  %s %s, since %s: %s"
                .formatted(
                    direction.getKey(),
                    change.path("table").asText("?"),
                    change.path("key").asText("?"),
                    change.path("parkedAt").asText(),
                    change.path("reason").asText()));
        told++;
      }
    }
    if (told == 0) {
      progress.say("nothing of '%s' is put aside".formatted(capability));
    }
    return told;
  }
}
