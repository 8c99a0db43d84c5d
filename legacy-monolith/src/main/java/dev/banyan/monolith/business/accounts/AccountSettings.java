package dev.banyan.monolith.business.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What accounts need to be told: secrets come from the environment and have no default.
@ConfigMapping(prefix = "shop")
public interface AccountSettings {
  /// Hexadecimal, 32 bytes or more: `SHOP_SESSION_KEY`.
  String sessionKey();

  @WithDefault("7d")
  Duration sessionLifetime();

  /// Of `admin@shop.invalid`; without one, nobody becomes administrator.
  Optional<String> adminPassword();
}
