package dev.banyan.proxy.admission;

import java.time.Duration;

/// How long and how many requests wait for buckets in hand.
///
/// @param atMost from a request's arrival to its refusal
/// @param requests that may wait in this proxy at a time
public record HoldLimits(Duration atMost, int requests) {
  public static final HoldLimits DEFAULT = new HoldLimits(Duration.ofSeconds(2), 1_000);

  public HoldLimits {
    if (!atMost.isPositive() || requests < 1) {
      throw new IllegalArgumentException(
          "holds need time and room, were " + atMost + " for " + requests);
    }
  }
}
