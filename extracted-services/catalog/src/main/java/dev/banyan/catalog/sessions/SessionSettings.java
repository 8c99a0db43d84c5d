package dev.banyan.catalog.sessions;

import io.smallrye.config.ConfigMapping;

/// What sessions need to be believed.
@ConfigMapping(prefix = "shop")
public interface SessionSettings {
  /// Hexadecimal; the key that the shop signs with.
  String sessionKey();
}
