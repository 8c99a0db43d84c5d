package dev.banyan.rehearsal.history;

import dev.banyan.model.Consistency;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What reads of a capability may show, and so what its history is held to.
///
/// @param staleAtMost how long a value may be shown after a newer one was acknowledged; null where
///   no bound is promised
/// @param monotonicReads whether a session never sees an older value after a newer one
public record Promise(
    Consistency consistency, @Nullable Duration staleAtMost, boolean monotonicReads) {
  /// Linearizable per key: what was acknowledged is seen by all from then on.
  public static Promise owner() {
    return new Promise(Consistency.OWNER, Duration.ZERO, true);
  }

  /// A session sees its own writes; those of others after a while.
  public static Promise readYourWrites(Duration staleAtMost) {
    return new Promise(Consistency.READ_YOUR_WRITES, staleAtMost, false);
  }

  public static Promise eventual(Duration staleAtMost) {
    return new Promise(Consistency.EVENTUAL, staleAtMost, false);
  }

  public Promise withMonotonicReads() {
    return new Promise(consistency, staleAtMost, true);
  }

  public Promise {
    if (staleAtMost != null && staleAtMost.isNegative()) {
      throw new IllegalArgumentException(
          "a value cannot be stale for less than nothing, was " + staleAtMost);
    }
    if (consistency == Consistency.OWNER
        && !(monotonicReads && Duration.ZERO.equals(staleAtMost))) {
      throw new IllegalArgumentException(
          "reads at the owner are never stale and never go back; any other promise is not OWNER");
    }
  }

  /// Whether a value that was replaced at the one moment may be read at the other.
  boolean allows(long replaced, long begin) {
    return staleAtMost == null || begin <= replaced || begin - replaced <= staleAtMost.toNanos();
  }

  boolean ownWrites() {
    return consistency != Consistency.EVENTUAL;
  }
}
