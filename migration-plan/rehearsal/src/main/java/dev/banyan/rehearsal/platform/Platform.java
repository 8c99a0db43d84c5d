package dev.banyan.rehearsal.platform;

import java.util.Optional;

/// A place that the system can run on; everything above it is the same on each.
public interface Platform {
  /// `embedded`, `containers`: as on the command line.
  String name();

  /// What this machine lacks for it, told so that a person can mend it; empty if nothing.
  Optional<String> missing();

  /// Starts everything, fills an empty shop, and returns once every part is ready. Whatever was
  /// started is stopped again if something fails.
  ///
  /// @throws CannotStart with what happened, what it means and what to do next
  RunningSystem start(SystemOptions options, Progress progress)
      throws CannotStart, InterruptedException;
}
