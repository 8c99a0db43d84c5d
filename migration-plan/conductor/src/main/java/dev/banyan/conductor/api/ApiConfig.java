package dev.banyan.conductor.api;

import io.smallrye.config.ConfigMapping;

/// Who may call.
@ConfigMapping(prefix = "banyan")
public interface ApiConfig {
  /// The token of all control interfaces, the conductor's and the proxies'.
  String apiToken();
}
