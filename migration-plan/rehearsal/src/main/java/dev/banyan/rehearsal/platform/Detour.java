package dev.banyan.rehearsal.platform;

import java.net.URI;

/// What the proxy is told to ask instead of a service itself; a fault can sit there.
@FunctionalInterface
public interface Detour {
  /// The address to give the proxy for a service that listens at `service`. Asked once per service
  /// and start of the system, after the service is ready and before the proxy starts.
  URI around(String capability, URI service);

  /// Straight to the service.
  static Detour none() {
    return (capability, service) -> service;
  }
}
