package dev.banyan.streams;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row that looked different on both sides, until it is proved or cleared: under load a
/// difference may be a change that is still under way.
final class Suspect {
  /// Differences seen in a row, each after a beat had arrived, that make a mismatch.
  static final int PROOF = 3;

  final List<String> key;
  @Nullable List<@Nullable String> left;
  @Nullable List<@Nullable String> right;
  private int strikes;

  Suspect(List<String> key) {
    this.key = key;
  }

  /// The left row was read before and after the right one. If it changed meanwhile, nothing is
  /// known; if not, and the right one differs though the stream had time, that is a strike.
  ///
  /// @return whether the row is cleared
  boolean clears(
      @Nullable List<@Nullable String> before,
      @Nullable List<@Nullable String> service,
      @Nullable List<@Nullable String> after) {
    left = after;
    right = service;
    if (Objects.equals(service, before) || Objects.equals(service, after)) {
      return true;
    }
    strikes = Objects.equals(before, after) ? strikes + 1 : 0;
    return false;
  }

  boolean proved() {
    return strikes >= PROOF;
  }
}
