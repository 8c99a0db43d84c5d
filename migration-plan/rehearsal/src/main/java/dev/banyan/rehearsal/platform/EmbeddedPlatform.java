package dev.banyan.rehearsal.platform;

import java.util.Optional;

/// Everything as processes of this machine, nothing installed but the JDK.
public final class EmbeddedPlatform implements Platform {
  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public RunningSystem start(SystemOptions options, Progress progress)
      throws CannotStart, InterruptedException {
    return new SystemStart(
            (system, secrets, supervisor) ->
                new EmbeddedPostgres(
                    new PostgresBinaries(system.folder().cache()),
                    system.data(),
                    system.folder().logs(),
                    secrets,
                    supervisor),
            options,
            progress)
        .start();
  }
}
