package dev.banyan.monolith.business.shipping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The courier who brings the parcels. Without one the shop is open, and parcels wait.
@ConfigMapping(prefix = "shop.courier")
public interface CourierSettings {
  /// Where the courier is asked: `SHOP_COURIER_URL`.
  Optional<URI> url();

  /// Proves the shop to the courier, and the courier's news to the shop: `SHOP_COURIER_KEY`.
  Optional<String> key();

  /// Where the courier reaches the shop, without a path: `SHOP_COURIER_CALLBACK`.
  Optional<URI> callback();

  @WithDefault("1s")
  Duration connectWithin();

  /// Short, since an order is held meanwhile.
  @WithDefault("3s")
  Duration answerWithin();
}
