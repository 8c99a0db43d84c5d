package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import dev.banyan.streams.SourceAddress;
import dev.banyan.streams.StreamSource;
import java.util.Map;

/// The databases of every capability that has a store.
final class AllEnds {
  private final Map<String, Ends> byCapability;
  private final StreamSource shop;
  private final SourceAddress shopForDebezium;

  AllEnds(Map<String, Ends> byCapability, StreamSource shop, SourceAddress shopForDebezium) {
    this.byCapability = Map.copyOf(byCapability);
    this.shop = shop;
    this.shopForDebezium = shopForDebezium;
  }

  Ends of(Capability capability) {
    Ends ends = byCapability.get(capability.name());
    if (ends == null) {
      throw new Streams.Unreachable(
          "no store is configured for '%s': set banyan.stores.%s.jdbc-url, username and password"
              .formatted(capability.name(), capability.name()));
    }
    return ends;
  }

  End sender(ChangeStream stream) {
    return of(stream.capability()).sender(stream.direction());
  }

  End receiver(ChangeStream stream) {
    return of(stream.capability()).receiver(stream.direction());
  }

  /// The database that a connector reads.
  StreamSource source(Connector connector) {
    return switch (connector.direction()) {
      case FORWARD -> shop;
      case BACKWARD -> sender(connector.streams().getFirst()).source();
    };
  }

  SourceAddress address(Connector connector) {
    return switch (connector.direction()) {
      case FORWARD -> shopForDebezium;
      case BACKWARD -> sender(connector.streams().getFirst()).forDebezium();
    };
  }
}
