package dev.banyan.rehearsal.run;

import dev.banyan.rehearsal.platform.Filling;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a run was asked to do on the command line; checked already.
///
/// @param plan the folder with `plan.yaml`, valid
/// @param capabilities which ones are walked; empty means all of the plan
/// @param pace a pace of the plan
/// @param arrivalsPerSecond shoppers' steps that arrive each second
public record RunOptions(
    RehearsalFolder folder,
    Path plan,
    List<String> capabilities,
    String pace,
    long seed,
    Filling filling,
    Optional<Fault> fault,
    double arrivalsPerSecond) {
  public RunOptions {
    capabilities = List.copyOf(capabilities);
  }
}
