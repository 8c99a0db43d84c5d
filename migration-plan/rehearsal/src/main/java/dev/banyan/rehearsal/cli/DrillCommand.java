package dev.banyan.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.drills.handover.HandoverDrill;
import dev.banyan.rehearsal.drills.streams.LogDrill;
import dev.banyan.rehearsal.drills.streams.StreamDrill;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse drill NAME`: faults on purpose, and a look at what came of them.
@Command(
    name = "drill",
    description = "Faults on purpose, outcome checked.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing was lost and nothing was applied twice",
      "1:a finding, which is printed",
      "2:wrong use"
    })
final class DrillCommand implements Callable<Integer> {
  private static final String STREAMS = "streams";
  private static final String LOG = "log";
  private static final String HANDOVER = "handover";
  private static final String HALVES = "halves";
  private static final List<String> NAMES = List.of(HALVES, HANDOVER, LOG, STREAMS);
  private static final int ROUNDS_OF_STREAMS = 50;
  private static final int SECONDS_OF_STREAMS = 6;
  private static final int SECONDS_OF_HALVES = 600;
  private static final String TOLD =
      """
      halves    both sides create rows for ten minutes, writes at 50 %: no identifier collides, sums reconcile
      handover  buckets change hands while clerks write, and each process is killed at each step of it
      log       a gigabyte is filtered on its way back, and replication slots let go of the log
      streams   both sides write while databases, broker, Connect, appliers and conductor are killed""";

  private final RehearsalFolder folder;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "which drill")
  @Nullable String name;

  @Option(names = "--list", description = "the drills there are")
  boolean list;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often (default: 50; of the drills halves and handover once)")
  @Nullable Integer rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed makes the same writes and kills (default: ${DEFAULT-VALUE})")
  long seed = 2011;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long is written in a round (default: 6; of the drill halves 600)")
  @Nullable Integer seconds;

  @Mixin HandoverDrillChoices handover = new HandoverDrillChoices();

  @Mixin Output output = new Output();

  DrillCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      System.out.println(TOLD);
      return ExitCode.OK;
    }
    List<String> problems = new ArrayList<>();
    if (name == null || !NAMES.contains(name)) {
      String choices = "(choose from: " + String.join(", ", NAMES) + ")";
      problems.add(
          name == null
              ? "Say which drill " + choices
              : "There is no drill '" + name + "' " + choices);
    }
    int often = rounds != null ? rounds : STREAMS.equals(name) ? ROUNDS_OF_STREAMS : 1;
    int written =
        seconds != null ? seconds : HALVES.equals(name) ? SECONDS_OF_HALVES : SECONDS_OF_STREAMS;
    SystemChoices.atLeast("--rounds", often, 1, problems);
    SystemChoices.atLeast("--seconds", written, 1, problems);
    handover.check(problems);
    if (!problems.isEmpty()) {
      throw new WrongUse(problems);
    }
    Progress progress = Outputs.progress(output.json);
    try (RunLock lock = OneAtATime.lock(folder)) {
      if (LOG.equals(name)) {
        LogDrill drill = new LogDrill(folder, progress);
        return tell(StopSignals.orderly(progress, drill::run), progress);
      }
      if (HANDOVER.equals(name)) {
        HandoverDrill drill = handover.drill(folder, often, seed, progress);
        return handover.tell(StopSignals.orderly(progress, drill::run), seed, output, progress);
      }
      StreamDrill drill =
          new StreamDrill(
              new StreamDrill.Options(folder, often, seed, written * 1_000, STREAMS.equals(name)),
              progress);
      return tell(StopSignals.orderly(progress, drill::run), progress);
    }
  }

  private int tell(LogDrill.Outcome outcome, Progress progress) {
    outcome.findings().forEach(progress::warn);
    boolean passed = outcome.findings().isEmpty();
    progress.say(
        "%s: of %,d MB that were written and filtered, slots kept %,d MB at most on the way"
            .formatted(
                passed ? "PASSED" : "FAILED",
                outcome.writtenBytes() >> 20,
                outcome.mostKeptBytes() >> 20));
    if (output.json) {
      ObjectNode told = new ObjectMapper().valueToTree(outcome);
      told.put("drill", LOG).put("outcome", passed ? "PASSED" : "FAILED");
      Outputs.json(told.toString());
    }
    return passed ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int tell(StreamDrill.Outcome outcome, Progress progress) {
    outcome.findings().forEach(progress::warn);
    boolean passed = outcome.findings().isEmpty();
    progress.say(
        passed
            ? "PASSED: %d rounds, nothing lost, nothing applied twice"
                .formatted(outcome.rounds().size())
            : "FAILED in round %d; repeat with --seed %d".formatted(outcome.rounds().size(), seed));
    if (output.json) {
      ObjectNode told = new ObjectMapper().createObjectNode();
      told.put("drill", name).put("outcome", passed ? "PASSED" : "FAILED").put("seed", seed);
      told.set("rounds", new ObjectMapper().valueToTree(outcome.rounds()));
      told.set("findings", new ObjectMapper().valueToTree(outcome.findings()));
      Outputs.json(told.toString());
    }
    return passed ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
