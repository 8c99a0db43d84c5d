package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.drills.handover.Cell;
import dev.banyan.rehearsal.drills.handover.HandoverDrill;
import dev.banyan.rehearsal.journal.HandoverStep;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// Which crashes `./rehearse drill handover` tries, and how it tells what came of them.
final class HandoverDrillChoices {
  @Option(
      names = "--steps",
      paramLabel = "NAME",
      split = ",",
      description =
          "of the drill handover: hold, fence, drain, hold-reads, give, release (default: all)")
  List<String> steps = HandoverStep.spellings();

  @Option(
      names = "--processes",
      paramLabel = "NAME",
      split = ",",
      description =
          "of the drill handover: conductor, proxy, connect, kafka, catalog, backflow, postgres-shop, postgres-services (default: all)")
  List<String> processes = Cell.VICTIMS;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "of the drill handover: requests per second (default: ${DEFAULT-VALUE})")
  int rate = 200;

  void check(List<String> problems) {
    steps.stream()
        .filter(name -> HandoverStep.spelled(name).isEmpty())
        .forEach(name -> problems.add(unknown("--steps", name, HandoverStep.spellings())));
    processes.stream()
        .filter(name -> !Cell.VICTIMS.contains(name))
        .forEach(name -> problems.add(unknown("--processes", name, Cell.VICTIMS)));
    SystemChoices.atLeast("--rate", rate, 1, problems);
  }

  private static String unknown(String option, String name, List<String> choices) {
    return "%s: there is no '%s' (choose from: %s)"
        .formatted(option, name, String.join(", ", choices));
  }

  HandoverDrill drill(RehearsalFolder folder, int rounds, long seed, Progress progress) {
    List<HandoverStep> chosen =
        steps.stream().map(HandoverStep::spelled).flatMap(Optional::stream).toList();
    return new HandoverDrill(
        new HandoverDrill.Options(folder, Cell.matrix(chosen, processes, rounds), rate, seed),
        progress);
  }

  int tell(HandoverDrill.Outcome outcome, long seed, Output output, Progress progress) {
    outcome.findings().forEach(progress::warn);
    boolean passed = outcome.findings().isEmpty();
    List<HandoverDrill.Struck> unclean = new ArrayList<>(outcome.cells());
    unclean.removeIf(cell -> cell.findings().isEmpty());
    progress.say(
        passed
            ? "PASSED: %d crashes, no acknowledged write lost, all recovered by itself"
                .formatted(outcome.cells().size())
            : "FAILED: %d of %d crashes with findings"
                .formatted(unclean.size(), outcome.cells().size()));
    if (output.json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode told = mapper.valueToTree(outcome);
      told.put("drill", "handover").put("outcome", passed ? "PASSED" : "FAILED").put("seed", seed);
      Outputs.json(told.toString());
    }
    return passed ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
