package dev.banyan.rehearsal.shoppers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Which products people want: a few of them often and most of them rarely (Zipf).
final class Popularity {
  private static final double EXPONENT = 0.9;

  private final List<String> ranked;
  private final double[] upTo;

  Popularity(List<String> skus, long seed) {
    if (skus.isEmpty()) {
      throw new IllegalArgumentException("a shop without products has nothing to want");
    }
    ranked = new ArrayList<>(skus);
    Collections.shuffle(ranked, new Random(seed));
    upTo = new double[ranked.size()];
    double sum = 0;
    for (int rank = 0; rank < upTo.length; rank++) {
      sum += 1 / Math.pow(rank + 1.0, EXPONENT);
      upTo[rank] = sum;
    }
  }

  String pick(RandomGenerator random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return ranked.get(Math.min(found < 0 ? -found - 1 : found, upTo.length - 1));
  }
}
