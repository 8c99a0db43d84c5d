package dev.banyan.rehearsal.platform;

import java.nio.file.Path;

/// What is started.
///
/// @param folder the checkout to run in
/// @param plan the folder with `plan.yaml`
/// @param filling what an empty shop is filled with
/// @param detour what lies between the proxy and the services
/// @param keep whether the databases go on from where they were left, as `up` does; a run begins
///   anew
public record SystemOptions(
    RehearsalFolder folder, Path plan, Filling filling, Detour detour, boolean keep) {
  public SystemOptions(RehearsalFolder folder, Path plan, Filling filling, Detour detour) {
    this(folder, plan, filling, detour, false);
  }

  /// Where the databases and the broker keep what they know.
  Path data() {
    return folder.data().resolve(keep ? "up" : "run");
  }
}
