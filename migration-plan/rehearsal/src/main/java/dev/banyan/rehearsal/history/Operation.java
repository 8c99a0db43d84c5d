package dev.banyan.rehearsal.history;

import org.jspecify.annotations.Nullable;

/// Something that a session asked for and what came of it. It took effect, if it did, between begin
/// and end; of an unknown outcome also later.
///
/// @param customer whose the session is, for all of its life; null if it is nobody's
/// @param key empty for a creation whose identifier nobody knows
/// @param begin monotonic nanoseconds since the history began, before the request was sent
/// @param end when the answer had arrived, or the waiting ended
public record Operation(
    String session,
    @Nullable String customer,
    String key,
    Action action,
    Outcome outcome,
    long begin,
    long end,
    Seen seen) {
  public Operation {
    if (end < begin) {
      throw new IllegalArgumentException(
          "an operation of session '%s' on '%s' ended at %d, before it began at %d"
              .formatted(session, key, end, begin));
    }
  }

  /// What a key held before anybody came.
  public static Operation found(String key, @Nullable String value) {
    return new Operation(
        "",
        null,
        key,
        new Action.Found(value),
        Outcome.ACKNOWLEDGED,
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        Seen.NOTHING);
  }

  boolean acknowledged() {
    return outcome == Outcome.ACKNOWLEDGED;
  }

  /// Whether it only looks.
  boolean looks() {
    return action instanceof Action.Read || action instanceof Action.Remains;
  }

  /// What the key holds after it; of one that only looks, what it saw.
  @Nullable String value() {
    return switch (action) {
      case Action.Found(var found) -> found;
      case Action.Write(var written) -> written;
      case Action.ConditionalWrite(var written, var basis) -> written;
      case Action.Create(var written) -> written;
      case Action.Delete() -> null;
      case Action.Read(), Action.Remains() -> seen.value();
    };
  }
}
