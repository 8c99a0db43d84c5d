package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.bench.Bench;
import dev.banyan.rehearsal.bench.Machine;
import dev.banyan.rehearsal.bench.Measurement;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.RunLock;
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
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private final RehearsalFolder folder;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "what is measured")
  @Nullable String name;

  @Option(names = "--list", description = "what can be measured, and beside what")
  boolean list;

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
    Progress progress = Outputs.progress(output.json);
    try (RunLock lock = OneAtATime.lock(folder)) {
      Bench bench = chosen.making().in(folder, progress);
      Measurement measured =
          new Measurement(
              chosen.name(),
              Machine.here(),
              bench.settings(),
              StopSignals.orderly(progress, bench::run));
      measured.lines().forEach(progress::say);
      if (output.json) {
        Outputs.json(measured.json().toString());
      }
      return ExitCode.OK;
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
