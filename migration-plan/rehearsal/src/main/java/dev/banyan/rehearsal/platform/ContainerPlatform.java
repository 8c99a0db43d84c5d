package dev.banyan.rehearsal.platform;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/// The databases in containers, everything else as processes of this machine.
public final class ContainerPlatform implements Platform {
  @Override
  public String name() {
    return "containers";
  }

  @Override
  public Optional<String> missing() {
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of(
            "--platform containers: no Docker engine answers here. Start one (or set DOCKER_HOST),"
                + " or leave the option out: --platform embedded needs nothing but the JDK.");
  }

  @Override
  public RunningSystem start(SystemOptions options, Progress progress)
      throws CannotStart, InterruptedException {
    // a container's data ends with it, so there is nothing to go on with
    SystemOptions anew =
        new SystemOptions(options.folder(), options.plan(), options.filling(), options.detour());
    return new SystemStart(
            (system, secrets, supervisor) -> new ContainerPostgres(secrets, supervisor),
            anew,
            progress)
        .start();
  }
}
