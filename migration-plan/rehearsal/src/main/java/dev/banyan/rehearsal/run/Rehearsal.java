package dev.banyan.rehearsal.run;

import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.Platform;
import dev.banyan.rehearsal.platform.Progress;

/// Walks the plan while shoppers shop, and writes the report.
public final class Rehearsal {
  private final Platform platform;
  private final Progress progress;

  public Rehearsal(Platform platform, Progress progress) {
    this.platform = platform;
    this.progress = progress;
  }

  /// Starts the system, walks the plan, stops the system, leaves the report in its folder.
  public RunResult run(RunOptions options) throws CannotStart, InterruptedException {
    progress.say("walking the plan on " + platform.name());
    throw new UnsupportedOperationException("the walk of " + options.plan());
  }
}
