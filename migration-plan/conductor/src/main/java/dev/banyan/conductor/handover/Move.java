package dev.banyan.conductor.handover;

import dev.banyan.model.Bucket;
import dev.banyan.model.Side;
import dev.banyan.streams.Direction;
import java.util.Locale;

/// Buckets that change hands: those between two numbers.
///
/// @param from where both numbers stand before: the service owns the buckets below
/// @param to where both are to stand after; above `from` is up, to the service
public record Move(String capability, int from, int to) {
  public Move {
    if (from < 0 || from > Bucket.COUNT || to < 0 || to > Bucket.COUNT || from == to) {
      throw new IllegalArgumentException(
          "a move of '%s' goes from one number in 0–%d to another, was %d to %d"
              .formatted(capability, Bucket.COUNT, from, to));
    }
  }

  /// The way that the last changes of the buckets flow.
  public Direction direction() {
    return to > from ? Direction.FORWARD : Direction.BACKWARD;
  }

  /// The side that owns the buckets before.
  public Side sender() {
    return direction().sender();
  }

  /// The side that owns them after.
  public Side receiver() {
    return direction().receiver();
  }

  /// The first bucket.
  public int low() {
    return Math.min(from, to);
  }

  /// The one after the last bucket.
  public int high() {
    return Math.max(from, to);
  }

  /// As people read it.
  @Override
  public String toString() {
    return "buckets %d to %d of '%s', from the %s to the %s"
        .formatted(low(), high() - 1, capability, word(sender()), word(receiver()));
  }

  static String word(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
