package dev.banyan.monolith.business.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How patiently mails are sent; where to is said by `quarkus.mailer`.
@ConfigMapping(prefix = "shop.mail")
public interface MailSettings {
  /// How often the server may refuse a mail before it is given up.
  @WithDefault("8")
  int tries();

  /// After the first failure; three times as long after each further one.
  @WithDefault("5s")
  Duration firstPause();

  @WithDefault("1h")
  Duration longestPause();
}
