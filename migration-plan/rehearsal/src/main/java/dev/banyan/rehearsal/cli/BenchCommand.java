package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.bench.Bench;
import dev.banyan.rehearsal.bench.Figure;
import dev.banyan.rehearsal.bench.Machine;
import dev.banyan.rehearsal.bench.Measurement;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rehearse bench NAME`: how fast something is, beside something known, in the same run.
@Command(
    name = "bench",
    description = "Measures a part beside something known, in the same run: --list shows which.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was measured, and nothing was wrong",
      "1:a finding, which is printed",
      "2:wrong use"
    })
final class BenchCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "what is measured")
  @Nullable String name;

  @Option(names = "--list", description = "what can be measured, and beside what")
  boolean list;

  @Option(
      names = "--handovers",
      paramLabel = "N",
      description = "of the bench handover: how many (default: ${DEFAULT-VALUE})")
  int handovers = 200;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "of the bench handover: requests per second (default: ${DEFAULT-VALUE})")
  int rate = 200;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "of the bench handover: the same seed makes the same requests and handovers (default: ${DEFAULT-VALUE})")
  long seed = 2011;

  @Mixin Output output = new Output();

  BenchCommand(RehearsalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      Benches.all()
          .forEach(
              bench ->
                  System.out.println(
                      String.format(Locale.ROOT, "%-10s %s", bench.name(), bench.about())));
      return ExitCode.OK;
    }
    Benches.Named chosen =
        Benches.named(name == null ? "" : name).orElseThrow(() -> new WrongUse(List.of(refusal())));
    List<String> problems = new ArrayList<>();
    SystemChoices.atLeast("--handovers", handovers, 1, problems);
    SystemChoices.atLeast("--rate", rate, 1, problems);
    if (!problems.isEmpty()) {
      throw new WrongUse(problems);
    }
    Progress progress = Outputs.progress(output.json);
    try (RunLock lock = OneAtATime.lock(folder)) {
      Bench bench = chosen.making().in(folder, new Benches.Asked(handovers, rate, seed), progress);
      List<Figure> figures = StopSignals.orderly(progress, bench::run);
      Measurement measured =
          new Measurement(
              chosen.name(), Machine.here(), bench.settings(), figures, bench.findings());
      measured.lines().forEach(progress::say);
      measured.findings().forEach(progress::warn);
      if (output.json) {
        Outputs.json(measured.json().toString());
      }
      return measured.findings().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private String refusal() {
    String names =
        Benches.all().stream().map(Benches.Named::name).collect(Collectors.joining(", "));
    return name == null
        ? "Say what is to be measured (choose from: " + names + ")"
        : "There is no bench '" + name + "' (choose from: " + names + ")";
  }
}
