package dev.banyan.rehearsal.shoppers;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When shoppers' steps arrive: a Poisson process that swells to its rate, the same for the same
/// seed and blind to how fast the shop answers.
final class Arrivals {
  private static final double RAMP_SECONDS = 8;
  private static final double FIRST_SHARE = 0.2;

  private final RandomGenerator random;
  private final double perSecond;
  private double seconds;

  Arrivals(RandomGenerator random, double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("arrivals per second must be above 0, was " + perSecond);
    }
    this.random = random;
    this.perSecond = perSecond;
  }

  /// The next arrival, counted from the opening of the shop.
  Duration next() {
    seconds += random.nextExponential() / (perSecond * share());
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private double share() {
    return Math.min(1, FIRST_SHARE + (1 - FIRST_SHARE) * seconds / RAMP_SECONDS);
  }
}
