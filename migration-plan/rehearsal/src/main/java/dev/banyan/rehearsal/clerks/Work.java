package dev.banyan.rehearsal.clerks;

import java.net.URI;
import java.util.List;

/// What clerks work on, and how fast.
///
/// @param shop what they ask: the proxy
/// @param skus the products that they look at and change
/// @param mark begins each text that they write and each session's name; different for each history
/// @param requestsPerSecond that arrive, however fast the shop answers; a third of them are writes
public record Work(
    URI shop,
    String adminPassword,
    List<String> skus,
    String mark,
    double requestsPerSecond,
    long seed) {
  public Work {
    skus = List.copyOf(skus);
    if (skus.isEmpty() || !(requestsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "clerks want products and a rate above 0, had %d and %s"
              .formatted(skus.size(), requestsPerSecond));
    }
  }
}
