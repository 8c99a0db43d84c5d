package dev.banyan.monolith.importing;

import java.util.Arrays;
import java.util.Random;

/// Chooses among `size` things by Zipf's law: the n-th most popular with a weight of 1 /
/// n^exponent.
final class Popularity {
  private final double[] cumulative;
  private final int[] ranked;

  Popularity(int size, double exponent, Random random) {
    cumulative = new double[size];
    ranked = new int[size];
    var sum = 0.0;
    for (var i = 0; i < size; i++) {
      sum += 1 / StrictMath.pow(i + 1, exponent);
      cumulative[i] = sum;
      var other = random.nextInt(i + 1);
      ranked[i] = ranked[other];
      ranked[other] = i;
    }
  }

  int choose(Random random) {
    var at = random.nextDouble() * cumulative[cumulative.length - 1];
    var found = Arrays.binarySearch(cumulative, at);
    return ranked[Math.min(found < 0 ? -found - 1 : found, ranked.length - 1)];
  }
}
