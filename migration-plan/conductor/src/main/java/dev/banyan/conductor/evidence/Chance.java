package dev.banyan.conductor.evidence;

/// Tells a breach from bad luck: few answers prove little.
final class Chance {
  /// How unlikely it must be. It is asked each second, so far stricter than the usual 5 %.
  private static final double UNLIKELY = 0.001;

  private Chance() {}

  /// Whether this many hits in so many tries are clearly more than a rate explains.
  ///
  /// The upper tail of the binomial distribution.
  ///
  /// @param rate 0 … 1
  static boolean cannotExplain(long hits, long tries, double rate) {
    if (hits <= 0 || hits <= tries * rate) {
      return false;
    }
    if (rate <= 0) {
      return true;
    }
    double fewer = 0;
    double logOfTerm = tries * Math.log1p(-rate);
    for (long k = 0; k < hits; k++) {
      fewer += Math.exp(logOfTerm);
      logOfTerm += Math.log((double) (tries - k) / (k + 1)) + Math.log(rate) - Math.log1p(-rate);
    }
    return 1 - fewer < UNLIKELY;
  }
}
