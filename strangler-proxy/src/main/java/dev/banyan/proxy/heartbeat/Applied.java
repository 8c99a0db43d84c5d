package dev.banyan.proxy.heartbeat;

import dev.banyan.model.Side;

/// How far both streams of a capability are, by the conductor's clock: every commit before that
/// time has been applied at the target.
///
/// @param forward milliseconds, of what the monolith committed; [#NEVER] where nothing is known
/// @param backward milliseconds, of what the service committed; [#NEVER] where nothing is known
public record Applied(long forward, long backward) {
  public static final long NEVER = Long.MIN_VALUE;
  public static final Applied NOTHING = new Applied(NEVER, NEVER);

  /// How much of what this side committed has arrived at the other.
  public long from(Side side) {
    return switch (side) {
      case MONOLITH -> forward;
      case SERVICE -> backward;
    };
  }
}
