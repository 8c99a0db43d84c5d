package dev.banyan.monolith.business.shipping.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long a parcel stays where.
@ConfigMapping(prefix = "shop")
public interface DeliverySettings {
  /// From order to courier: `SHOP_PACKING_TIME`. As long, an order can be cancelled.
  @WithDefault("PT10S")
  Duration packingTime();

  /// From delivery to the end of the matter.
  @WithDefault("PT30S")
  Duration closingTime();
}
