package dev.banyan.proxy.forwarding;

import java.time.Duration;

/// How long and how much the proxy waits.
///
/// @param connect for a connection to a backend
/// @param responseHead for the first line and the fields of an answer, once the request is out
/// @param responseHeadBeforeFallback the same where another side can still be asked
/// @param idle on a connection where nothing moves
/// @param tunnelIdle on a WebSocket where nothing moves
/// @param connections to one backend from one event loop
/// @param waiting requests for a connection to one backend, from one event loop
public record Limits(
    Duration connect,
    Duration responseHead,
    Duration responseHeadBeforeFallback,
    Duration idle,
    Duration tunnelIdle,
    int connections,
    int waiting) {
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(9),
          // Well below what clients wait, so that there is time to ask the other side.
          Duration.ofSeconds(4),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          256,
          512);

  /// The same for the head, whether or not another side can be asked.
  public Limits(
      Duration connect,
      Duration responseHead,
      Duration idle,
      Duration tunnelIdle,
      int connections,
      int waiting) {
    this(connect, responseHead, responseHead, idle, tunnelIdle, connections, waiting);
  }

  public Limits withTunnelIdle(Duration tunnelIdle) {
    return new Limits(
        connect, responseHead, responseHeadBeforeFallback, idle, tunnelIdle, connections, waiting);
  }
}
