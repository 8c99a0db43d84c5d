package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.run.ConductorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse rollback CAPABILITY`: traffic and data back to the monolith.
@Command(
    name = "rollback",
    description =
        "Brings traffic and data back to the monolith, those that require the capability first. No gate is asked.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is at the monolith, or would be",
      "1:something has not come back",
      "2:wrong use"
    })
final class RollbackCommand implements Callable<Integer> {
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,4})(s|m)");

  private final RehearsalFolder folder;

  @Parameters(index = "0", paramLabel = "CAPABILITY", description = "what comes back")
  String capability = "";

  @Option(names = "--dry-run", description = "say what would be done, in order; move nothing")
  boolean dryRun;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      description = "how long it is waited for rows that have not come back, like 90s or 5m (60s)")
  String patience = "60s";

  @Option(
      names = "--force",
      description = "say what would be lost if it were not waited for; with --lose-them, do so")
  boolean force;

  @Option(
      names = "--lose-them",
      description = "with --force: give up changes that have not come back")
  boolean loseThem;

  @Mixin Output output = new Output();

  RollbackCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    if (loseThem && (!force || dryRun)) {
      throw new WrongUse(
          List.of("--lose-them is the second word after --force, and never goes with --dry-run"));
    }
    Matcher time = TIME.matcher(patience);
    if (!time.matches()) {
      throw new WrongUse(List.of("--patience: '%s' is no time; say 90s or 5m".formatted(patience)));
    }
    long number = Long.parseLong(time.group(1));
    Duration atMost =
        time.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    Progress progress = Outputs.progress(output.json);
    RollbackStory story = new RollbackStory(progress, capability);
    try (ConductorClient conductor = RunningSystem.conductor(folder, "nothing to roll back")) {
      if (force && !loseThem) {
        JsonNode now = RunningSystem.body(conductor.rollbackProgress(capability));
        story.wouldBeLost(now);
        return told(now, false);
      }
      if (dryRun) {
        JsonNode foreseen = RunningSystem.body(conductor.foreseeRollback(capability));
        story.foreseen(foreseen);
        return told(foreseen, true);
      }
      JsonNode reached = new WatchedRollback(conductor, story).run(capability, loseThem, atMost);
      story.ended(reached, atMost);
      if (loseThem) {
        progress.say("What was given up, if anything was: ./rehearse status --journal -n 5");
      }
      return told(reached, reached.path("back").asBoolean());
    } catch (IOException silent) {
      progress.warn(RunningSystem.silent(silent));
      progress.warn(
          "Whether it was begun is not known; what was goes on by itself: ./rehearse status");
      return ExitCode.SOFTWARE;
    }
  }

  private int told(JsonNode body, boolean good) {
    if (output.json) {
      Outputs.json(body.toString());
    }
    return good ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
