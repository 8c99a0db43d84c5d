package dev.banyan.rehearsal.cli;

import dev.banyan.rehearsal.platform.ContainerPlatform;
import dev.banyan.rehearsal.platform.EmbeddedPlatform;
import dev.banyan.rehearsal.platform.Platform;
import java.util.List;
import java.util.Optional;

/// The platforms there are, by the name they have on the command line.
final class Platforms {
  private static final List<Platform> ALL =
      List.of(new EmbeddedPlatform(), new ContainerPlatform());

  private Platforms() {}

  static Optional<Platform> named(String name) {
    return ALL.stream().filter(platform -> platform.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Platform::name).toList();
  }
}
