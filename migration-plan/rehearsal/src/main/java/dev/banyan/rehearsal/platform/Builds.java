package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.CannotStart.Because;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the build leaves what is started.
record Builds(Path repository) {
  private static final String DISTRIBUTIONS = "migration-plan/rehearsal/distributions/";

  Path kafka() throws CannotStart {
    return built(DISTRIBUTIONS + "kafka/target/lib");
  }

  Path connect() throws CannotStart {
    return built(DISTRIBUTIONS + "connect/target/lib");
  }

  /// A folder of plugins, as Connect wants it: each folder in it, here `lib`, is one.
  Path debezium() throws CannotStart {
    built(DISTRIBUTIONS + "debezium/target/lib");
    return built(DISTRIBUTIONS + "debezium/target");
  }

  Path monolith() throws CannotStart {
    return application("legacy-monolith");
  }

  Path service(String capability) throws CannotStart {
    return application("extracted-services/" + capability);
  }

  Path proxy() throws CannotStart {
    return application("strangler-proxy");
  }

  Path conductor() throws CannotStart {
    return application("migration-plan/conductor");
  }

  Path backflow() throws CannotStart {
    return application("migration-plan/backflow");
  }

  /// Finds its libraries itself, in `lib` beside it.
  Path partners() throws CannotStart {
    built("migration-plan/partners/target/lib");
    return built("migration-plan/partners/target/partners.jar");
  }

  private Path application(String module) throws CannotStart {
    return built(module + "/target/quarkus-app/quarkus-run.jar");
  }

  private Path built(String path) throws CannotStart {
    Path file = repository.resolve(path);
    if (!Files.exists(file)) {
      throw new CannotStart(
          Because.WRONG_INPUT,
          path
              + " is missing in "
              + repository
              + ": it has not been built. Start it by ./rehearse, which builds.");
    }
    return file;
  }
}
