package dev.banyan.conductor.handover;

import java.util.List;
import java.util.Optional;

/// How a handover, or a recovery, ended.
public sealed interface Outcome {
  /// Why it is not so yet; empty if it is done.
  default Optional<String> hindrance() {
    return switch (this) {
      case Done _ -> Optional.empty();
      case Refused(List<String> reasons) -> Optional.of(String.join("; ", reasons));
      case GoneBack(int _, String reason) ->
          Optional.of("gone back: " + reason + ". It is tried again in a while");
      case SteppedDown(String reason) -> Optional.of(reason);
      case Unfinished(String reason) -> Optional.of("not finished: " + reason);
    };
  }

  /// Both numbers stand where they were wanted.
  record Done(int number) implements Outcome {}

  /// Nothing was moved.
  ///
  /// @param reasons all of them; each says what to do
  record Refused(List<String> reasons) implements Outcome {
    public Refused {
      reasons = List.copyOf(reasons);
    }

    Refused(String reason) {
      this(List.of(reason));
    }
  }

  /// It was begun, and all is as it was before.
  ///
  /// @param number where both numbers stand
  record GoneBack(int number, String reason) implements Outcome {}

  /// Another conductor, or a recovery, is in charge by now: this one must touch nothing.
  record SteppedDown(String reason) implements Outcome {}

  /// Something does not answer, or a person has to decide. No write is lost; what is in hand stays
  /// unavailable until a recovery goes on.
  record Unfinished(String reason) implements Outcome {}
}
