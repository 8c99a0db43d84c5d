package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.Platform;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import dev.banyan.rehearsal.run.Fault;
import dev.banyan.rehearsal.run.Rehearsal;
import dev.banyan.rehearsal.run.RunOptions;
import dev.banyan.rehearsal.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command without a verb: walk the plan while shoppers shop, and report.
@Command(
    name = "rehearse",
    description =
        "Walks the plan while shoppers are at work, judges every step, and leaves a report.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:as promised",
      "1:a finding, which is printed",
      "2:wrong use, or a broken file"
    })
final class RunCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Option(
      names = "--capability",
      paramLabel = "NAME",
      split = ",",
      description = "only these capabilities of the plan")
  List<String> capabilities = new ArrayList<>();

  @Option(
      names = "--pace",
      paramLabel = "NAME",
      description = "how long each share is looked at: quick or normal (default)")
  String pace = "normal";

  @Option(
      names = "--fault",
      paramLabel = "KIND",
      description = "what happens to the service's answers: ${COMPLETION-CANDIDATES}")
  @Nullable Fault fault;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "what shoppers ask for, per second (default: ${DEFAULT-VALUE})")
  double rate = 150;

  @Mixin SystemChoices system = new SystemChoices();

  RunCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    List<String> problems = new ArrayList<>();
    Optional<Platform> platform = system.platform(problems);
    system.checked(folder, problems).ifPresent(plan -> check(plan, problems));
    if (!(rate > 0 && rate <= 100_000)) {
      problems.add("--rate: must be more than 0 and at most 100000, was " + rate);
    }
    if (!problems.isEmpty() || platform.isEmpty()) {
      throw new WrongUse(problems);
    }
    Progress progress = Outputs.progress(system.output.json);
    try (RunLock lock = OneAtATime.lock(folder)) {
      RunResult result =
          StopSignals.orderly(
              progress, () -> new Rehearsal(platform.get(), progress).run(options()));
      return tell(result, progress);
    } catch (CannotStart e) {
      if (system.output.json) {
        Outputs.json(Outputs.aborted(e.reason()));
      }
      throw e;
    }
  }

  private void check(Plan plan, List<String> problems) {
    List<String> planned = plan.moves().stream().map(PlannedMove::capability).toList();
    for (String capability : capabilities) {
      if (!planned.contains(capability)) {
        problems.add(
            "--capability: the plan does not move '"
                + capability
                + "' (choose from: "
                + String.join(", ", planned)
                + ")");
      }
    }
    if (!plan.paces().containsKey(pace)) {
      problems.add(
          "--pace: the plan has no pace '"
              + pace
              + "' (choose from: "
              + String.join(", ", plan.paces().keySet().stream().sorted().toList())
              + ")");
    }
  }

  private RunOptions options() {
    return new RunOptions(
        folder,
        system.planFolder(folder),
        capabilities,
        pace,
        system.seed,
        system.filling(),
        Optional.ofNullable(fault),
        rate);
  }

  private int tell(RunResult result, Progress progress) throws Exception {
    result.findings().forEach(progress::warn);
    progress.say(result.outcome() + ": " + folder.report().resolve("index.html"));
    if (system.output.json) {
      Outputs.json(new ObjectMapper().writeValueAsString(result.report()));
    }
    return switch (result.outcome()) {
      case PASSED -> ExitCode.OK;
      case FAILED, ABORTED -> ExitCode.SOFTWARE;
    };
  }
}
