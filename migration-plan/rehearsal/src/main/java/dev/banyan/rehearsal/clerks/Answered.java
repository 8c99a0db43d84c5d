package dev.banyan.rehearsal.clerks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one request went.
///
/// @param begun when it was due, by the wall clock that the conductor's journal goes by
/// @param took from then until its answer had arrived, or the waiting ended
/// @param failure what came instead of the answer that the contract promises; null if it came
public record Answered(
    String sku, int bucket, boolean write, Instant begun, Duration took, @Nullable String failure) {

  @Override
  public String toString() {
    return "%s of %s (bucket %d) at %s after %d ms: %s"
        .formatted(
            write ? "the change" : "the page",
            sku,
            bucket,
            begun,
            took.toMillis(),
            failure == null ? "answered" : failure);
  }
}
