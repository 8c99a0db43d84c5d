package dev.banyan.proxy.heartbeat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How long the proxy may act on the table that it has. Without a valid one it cannot know whether
/// a bucket has changed hands meanwhile.
public final class Lease {
  private final LongSupplier nanoTime;
  private final boolean needed;
  private final long since;
  private volatile @Nullable Grant grant;

  private Lease(LongSupplier nanoTime, boolean needed) {
    this.nanoTime = nanoTime;
    this.needed = needed;
    this.since = nanoTime.getAsLong();
  }

  /// To be granted by the conductor.
  ///
  /// @param nanoTime as [System#nanoTime]
  public static Lease ofConductor(LongSupplier nanoTime) {
    return new Lease(nanoTime, true);
  }

  /// Where dials come from a file there is nobody to grant it.
  public static Lease notNeeded() {
    return new Lease(System::nanoTime, false);
  }

  void grant(Grant next) {
    grant = next;
  }

  public boolean isValid() {
    Grant latest = grant;
    return !needed
        || (latest != null && nanoTime.getAsLong() - latest.sentAt() < latest.lease().toNanos());
  }

  /// Seconds since it was granted, rounded up: since then a dial may have turned unnoticed. Before
  /// the first, since the proxy began, because no table is older.
  public long ageSeconds() {
    Grant latest = grant;
    long age = nanoTime.getAsLong() - (latest == null ? since : latest.sentAt());
    return Math.ceilDiv(age, Duration.ofSeconds(1).toNanos());
  }

  /// Whether anybody tells how far the streams are.
  public boolean isFromConductor() {
    return needed;
  }

  /// What the conductor's clock shows now at most, in milliseconds.
  public OptionalLong latestNow() {
    Grant latest = grant;
    return latest == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            latest.now() + Math.ceilDiv(nanoTime.getAsLong() - latest.sentAt(), 1_000_000L));
  }

  public Applied applied(String capability) {
    Grant latest = grant;
    return latest == null
        ? Applied.NOTHING
        : latest.applied().getOrDefault(capability, Applied.NOTHING);
  }

  /// How often the conductor wants to be told; a third, so that two tries may fail.
  Duration third() {
    Grant latest = grant;
    return latest == null ? Duration.ofSeconds(1) : latest.lease().dividedBy(3);
  }
}
