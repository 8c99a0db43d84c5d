package dev.banyan.rehearsal.drills.streams;

import dev.banyan.model.Bucket;
import dev.banyan.model.Side;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Keys whose buckets one side owns while the other owns the rest.
record OwnKeys(List<String> keys) {
  /// The service owns the buckets below.
  static final int BORDER = Bucket.COUNT / 2;

  private static final int CANDIDATES = 400;

  static OwnKeys of(Side side) {
    return new OwnKeys(
        IntStream.range(0, CANDIDATES)
            .mapToObj("K%04d"::formatted)
            .filter(key -> (Bucket.of(key) < BORDER) == (side == Side.SERVICE))
            .toList());
  }

  String any(Random random) {
    return keys.get(random.nextInt(keys.size()));
  }
}
