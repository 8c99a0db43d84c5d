package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.SystemFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./rehearse up`: the system without the plan, running on after this command has ended.
@Command(
    name = "up",
    description = "Starts the system and leaves it running; dials are turned in dials.yaml.",
    sortOptions = false)
final class UpCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Mixin SystemChoices system = new SystemChoices();
  @Spec CommandSpec spec = CommandSpec.create();

  UpCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    List<String> problems = new ArrayList<>();
    system.platform(problems);
    system.checked(folder, problems);
    if (!problems.isEmpty()) {
      throw new WrongUse(problems);
    }
    OneAtATime.refuseIfRunning(folder);
    Progress progress = Outputs.progress(system.output.json);
    List<String> given =
        new ArrayList<>(spec.commandLine().getParent().getParseResult().originalArgs());
    given.remove("up");
    DetachedRehearsal detached = DetachedRehearsal.start(folder, given);
    Optional<SystemFile> ready = StopSignals.orderly(progress, () -> detached.awaitReady(progress));
    if (ready.isEmpty()) {
      progress.warn("the system did not come up; its logs are in " + folder.logs());
      return detached.exitCode();
    }
    SystemFile up = ready.get();
    if (system.output.json) {
      Outputs.json(new ObjectMapper().writeValueAsString(up));
    } else {
      progress.say("");
      progress.say("the shop, through the proxy   " + up.shop());
      progress.say(
          "its administrator             admin@shop.invalid, the password is in "
              + folder.secrets().resolve("admin-password"));
      progress.say(
          "dials                         " + system.planFolder(folder).resolve("dials.yaml"));
      progress.say("how it stands                 ./rehearse status");
      progress.say("stop it                       ./rehearse down");
    }
    return ExitCode.OK;
  }
}
