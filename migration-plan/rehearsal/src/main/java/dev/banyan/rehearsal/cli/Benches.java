package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.bench.Bench;
import dev.banyan.rehearsal.bench.DiffBench;
import dev.banyan.rehearsal.bench.FenceBench;
import dev.banyan.rehearsal.bench.HandoverBench;
import dev.banyan.rehearsal.bench.StreamsBench;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.util.List;
import java.util.Optional;

/// What can be measured, by the name it has on the command line.
final class Benches {
  /// @param about one line: what is measured, beside what
  record Named(String name, String about, Making making) {}

  /// What is asked of benches that can be asked something; the others do what they always do.
  record Asked(int handovers, int rate, long seed) {}

  /// How a bench is made.
  interface Making {
    Bench in(RehearsalFolder folder, Asked asked, Progress progress);
  }

  private static final List<Named> ALL =
      List.of(
          new Named(
              "diff",
              "rows compared per second, beside one raw hash scan of both tables",
              (folder, asked, progress) -> new DiffBench(folder, progress)),
          new Named(
              "fence",
              "rows written per second, beside the same writes with the fence switched off",
              (folder, asked, progress) -> new FenceBench(folder, progress)),
          new Named(
              "handover",
              "how long writes wait while buckets change hands, beside writes while nothing moves",
              (folder, asked, progress) ->
                  new HandoverBench(
                      folder,
                      new HandoverBench.Options(asked.handovers(), asked.rate(), asked.seed()),
                      progress)),
          new Named(
              "streams",
              "rows per second and lag, end to end, beside PostgreSQL's own logical replication",
              (folder, asked, progress) -> new StreamsBench(folder, progress)));

  private Benches() {}

  static Optional<Named> named(String name) {
    return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst();
  }

  static List<Named> all() {
    return ALL;
  }
}
