package dev.banyan.proxy.routing;

import dev.banyan.model.Bucket;

/// Buckets of a capability that are in hand: requests for them wait for the table that lets them
/// go.
///
/// @param from the first bucket
/// @param to the first bucket behind the last
/// @param reads whether reads that follow the writer wait as well
public record Hold(int from, int to, boolean reads) {
  public Hold {
    if (from < 0 || to > Bucket.COUNT || from > to) {
      throw new IllegalArgumentException(
          "a hold is a range of the buckets 0–" + Bucket.COUNT + ", was " + from + "–" + to);
    }
  }

  public boolean covers(int bucket) {
    return from <= bucket && bucket < to;
  }

  /// As people read it: `1000–2499 without reads`.
  @Override
  public String toString() {
    return from + "–" + (to - 1) + (reads ? " with reads" : " without reads");
  }
}
