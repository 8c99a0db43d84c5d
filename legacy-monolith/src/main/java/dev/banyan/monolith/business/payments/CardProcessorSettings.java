package dev.banyan.monolith.business.payments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where the card processor is: `SHOP_CARD_PROCESSOR_URL` and `SHOP_CARD_PROCESSOR_KEY`.
@ConfigMapping(prefix = "shop.card-processor")
public interface CardProcessorSettings {
  /// Without one, nobody can pay by card.
  Optional<URI> url();

  Optional<String> key();

  /// How long an answer is waited for.
  @WithDefault("4s")
  Duration patience();

  /// How often what is waiting is tried again.
  @WithDefault("2s")
  Duration round();

  /// How long a promise of money may be without an order before it is let go; far longer than a
  /// checkout takes.
  @WithDefault("60s")
  Duration promiseLifetime();
}
