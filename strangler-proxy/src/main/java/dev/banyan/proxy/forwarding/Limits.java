package dev.banyan.proxy.forwarding;

import java.time.Duration;

/// How long and how much the proxy waits.
///
/// @param connect for a connection to a backend
/// @param responseHead for the first line and the fields of an answer, once the request is out
/// @param idle on a connection where nothing moves
/// @param tunnelIdle on a WebSocket where nothing moves
/// @param connections to one backend from one event loop
/// @param waiting requests for a connection to one backend, from one event loop
public record Limits(
    Duration connect,
    Duration responseHead,
    Duration idle,
    Duration tunnelIdle,
    int connections,
    int waiting) {
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(2),
          // Well below what clients wait, so that there is time to ask another side, and to hold.
          Duration.ofSeconds(4),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          256,
          512);

  public Limits withTunnelIdle(Duration tunnelIdle) {
    return new Limits(connect, responseHead, idle, tunnelIdle, connections, waiting);
  }
}
