package dev.banyan.proxy.forwarding;

import dev.banyan.model.Side;
import java.util.Map;

/// Where the monolith and each capability's service listen.
public record Backends(Backend monolith, Map<String, Backend> services) {
  public Backends {
    services = Map.copyOf(services);
  }

  Backend of(String capability, Side side) {
    return switch (side) {
      case MONOLITH -> monolith;
      case SERVICE -> {
        Backend service = services.get(capability);
        if (service == null) {
          throw new IllegalStateException("no service is configured for " + capability);
        }
        yield service;
      }
    };
  }
}
