package dev.banyan.conductor.stages;

import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A hand as it is kept, in JSON.
///
/// @param by whose it is: `plan`, `file`, `command` or `rollback`
/// @param wished null where no number is wished, or none other than 0
/// @param overruled what the file said; null where nothing is overruled
record WrittenHand(String by, @Nullable Shares wished, @Nullable Shares overruled) {
  /// In hundredths of a percent.
  record Shares(int reads, int writes) {
    private static @Nullable Shares of(@Nullable Dial dial) {
      return dial == null
          ? null
          : new Shares(dial.reads().hundredths(), dial.writes().hundredths());
    }

    private static @Nullable Dial dial(@Nullable Shares shares) {
      return shares == null ? null : new Dial(new Share(shares.reads), new Share(shares.writes));
    }
  }

  static WrittenHand of(Hand hand) {
    return switch (hand) {
      case Hand.Off(Dial overruled) -> new WrittenHand("plan", null, Shares.of(overruled));
      case Hand.OfFile(Dial dial) -> new WrittenHand("file", Shares.of(dial), null);
      case Hand.OfCommand(Dial dial, Dial overruled) ->
          new WrittenHand("command", Shares.of(dial), Shares.of(overruled));
      case Hand.RollingBack(Dial overruled) ->
          new WrittenHand("rollback", null, Shares.of(overruled));
    };
  }

  Hand hand() {
    return switch (by) {
      case "plan" -> new Hand.Off(Shares.dial(overruled));
      case "file" -> new Hand.OfFile(dial());
      case "command" -> new Hand.OfCommand(dial(), Shares.dial(overruled));
      case "rollback" -> new Hand.RollingBack(Shares.dial(overruled));
      default -> throw new IllegalStateException("the database knows a hand of '" + by + "'");
    };
  }

  private Dial dial() {
    return Objects.requireNonNull(Shares.dial(wished), "a hand wishes something");
  }
}
