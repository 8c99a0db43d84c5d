package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./rehearse confirm CAPABILITY`: a person's yes, where the plan asks for one.
@Command(
    name = "confirm",
    description =
        "Says yes to the next share of a capability's writes, where the plan waits for a person.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was said, and the walk goes on",
      "1:nobody is asked, and nothing was changed",
      "2:wrong use"
    })
final class ConfirmCommand implements Callable<Integer> {
  private static final int NOBODY_IS_ASKED = 409;

  private final RehearsalFolder folder;

  @Parameters(index = "0", paramLabel = "CAPABILITY", description = "whose writes may go on")
  String capability = "";

  @Mixin Output output = new Output();

  ConfirmCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    Progress progress = Outputs.progress(output.json);
    ObjectNode told = new ObjectMapper().createObjectNode().put("capability", capability);
    try (ConductorClient conductor = RunningSystem.conductor(folder, "nothing to say yes to")) {
      ConductorClient.Answer answer = conductor.confirm(capability);
      boolean asked = answer.status() != NOBODY_IS_ASKED;
      if (asked) {
        confirmed(RunningSystem.body(answer).path("writes"), told, progress);
      } else {
        notAsked(answer, told, progress);
      }
      if (output.json) {
        Outputs.json(told.toString());
      }
      return asked ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException silent) {
      progress.warn(RunningSystem.silent(silent));
      progress.warn(
          "Whether the yes was heard is not known: ./rehearse status shows whether it is still asked for. Saying it again changes nothing more.");
      return ExitCode.SOFTWARE;
    }
  }

  private void confirmed(JsonNode writes, ObjectNode told, Progress progress) {
    told.put("outcome", "CONFIRMED").set("writes", writes);
    progress.say(
        "Yes was said: writes of '%s' go to %s %% by a handover, and the walk goes on. How far it is: ./rehearse status"
            .formatted(capability, writes.asText("?")));
  }

  private void notAsked(ConductorClient.Answer answer, ObjectNode told, Progress progress) {
    ArrayNode reasons = told.put("outcome", "NOT_ASKED").putArray("reasons");
    progress.warn("There is nothing to say yes to, and nothing was changed:");
    for (String reason : answer.reasons()) {
      reasons.add(reason);
      progress.say("  - " + reason);
    }
  }
}
