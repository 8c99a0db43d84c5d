package dev.banyan.conductor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/// What the conductor conducts.
@ConfigMapping(prefix = "banyan")
public interface ConductorConfig {
  /// The plan folder.
  String plan();

  /// Control sides of the proxies.
  List<String> proxies();

  /// Whether anything is done on its own; off in tests that look at parts.
  @WithDefault("true")
  boolean heartbeats();
}
