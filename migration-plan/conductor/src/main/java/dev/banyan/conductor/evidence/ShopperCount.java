package dev.banyan.conductor.evidence;

/// What shoppers found in the answers of one capability.
///
/// @param failed requests without the answer that the contract promises
/// @param wrongAnswers answers that show what never was, or what is too old
public record ShopperCount(long requests, long failed, long wrongAnswers) {
  public static final ShopperCount NONE = new ShopperCount(0, 0, 0);

  ShopperCount plus(ShopperCount other) {
    return new ShopperCount(
        requests + other.requests, failed + other.failed, wrongAnswers + other.wrongAnswers);
  }

  public ShopperCount minus(ShopperCount earlier) {
    return new ShopperCount(
        requests - earlier.requests, failed - earlier.failed, wrongAnswers - earlier.wrongAnswers);
  }
}
