package dev.banyan.conductor.handover;

import dev.banyan.model.Side;
import org.jspecify.annotations.Nullable;

/// Where a handover stands: what is done is done, and this comes next. Each step offers only its
/// legal moves.
public sealed interface Step {
  Move move();

  /// Under which it acts; whoever took a higher one since is in charge.
  long epoch();

  /// What is done and what comes next, as the journal and a dry run tell it.
  String told();

  default String spelling() {
    return getClass().getSimpleName();
  }

  /// Whether the proxies hold the writes of the buckets at this step.
  default boolean holdsWrites() {
    return switch (this) {
      case Holding _, Fencing _, Draining _, HoldingReads _, Giving _ -> true;
      case GoingBack _, TakingBack _, Restoring _ -> true;
      case Settling _, Ended _ -> false;
    };
  }

  /// Whether they hold the reads that follow the owner, too.
  default boolean holdsReads() {
    return switch (this) {
      case HoldingReads _, Giving _, TakingBack _, Restoring _ -> true;
      case Holding _, Fencing _, Draining _, GoingBack _, Settling _, Ended _ -> false;
    };
  }

  /// Whether a give may have been sent. Before, going back needs nobody's consent.
  default boolean maybeGiven() {
    return switch (this) {
      case Giving _ -> true;
      case TakingBack here -> here.sent();
      case Restoring here -> here.sent();
      case Holding _, Fencing _, Draining _, HoldingReads _, GoingBack _ -> false;
      case Settling _, Ended _ -> true;
    };
  }

  /// The proxies hold the writes and let those under way finish.
  record Holding(Move move, long epoch) implements Step {
    public Fencing held() {
      return new Fencing(move, epoch);
    }

    /// Nothing was taken from anybody.
    public Settling letGo(String reason) {
      return new Settling(move, epoch, move.from(), reason);
    }

    @Override
    public String told() {
      return "Handover of %s (epoch %d): the proxies hold their writes and let those under way finish."
          .formatted(move, epoch);
    }
  }

  /// The sender's database refuses the writes.
  record Fencing(Move move, long epoch) implements Step {
    public Draining fenced() {
      return new Draining(move, epoch);
    }

    /// Before the fence was asked for.
    public GoingBack goBack(String reason) {
      return new GoingBack(move, epoch, reason);
    }

    /// After it was asked for, and nobody knows whether it stands.
    public TakingBack takeBack(String reason) {
      return new TakingBack(move, epoch, reason, false);
    }

    @Override
    public String told() {
      return "Every proxy holds the writes. Now the %s's database refuses them."
          .formatted(Move.word(move.sender()));
    }
  }

  /// Nobody owns the buckets. Who was writing ends, and all that was written arrives.
  record Draining(Move move, long epoch) implements Step {
    public HoldingReads drained() {
      return new HoldingReads(move, epoch);
    }

    public GoingBack goBack(String reason) {
      return new GoingBack(move, epoch, reason);
    }

    @Override
    public String told() {
      return "The fence stands at %d. Now whoever was writing ends, and the %s stream brings all of it to the %s."
          .formatted(move.to(), move.direction().word(), Move.word(move.receiver()));
    }
  }

  /// The proxies hold the reads that follow the owner, until it is known who that is.
  record HoldingReads(Move move, long epoch) implements Step {
    public Giving held() {
      return new Giving(move, epoch);
    }

    public GoingBack goBack(String reason) {
      return new GoingBack(move, epoch, reason);
    }

    @Override
    public String told() {
      return "All has arrived. Now the proxies hold the reads that follow the owner, and each acknowledges or its lease runs out.";
    }
  }

  /// The receiver's database accepts the writes. Written down before it is sent.
  record Giving(Move move, long epoch) implements Step {
    public Settling given() {
      return new Settling(move, epoch, move.to(), null);
    }

    /// It was never sent.
    public GoingBack goBack(String reason) {
      return new GoingBack(move, epoch, reason);
    }

    /// It was sent, and nobody knows whether it took effect.
    public TakingBack takeBack(String reason) {
      return new TakingBack(move, epoch, reason, true);
    }

    @Override
    public String told() {
      return "No proxy can send anything by the old table. Now the %s's database accepts the writes, up to %d."
          .formatted(Move.word(move.receiver()), move.to());
    }
  }

  /// The sender gets its buckets back. No give was sent, so nobody else has to agree.
  record GoingBack(Move move, long epoch, String reason) implements Step {
    public Settling restored() {
      return new Settling(move, epoch, move.from(), reason);
    }

    @Override
    public String told() {
      return "Going back: %s. The %s gets its buckets again.".formatted(reason, owner(move));
    }
  }

  /// Something was sent whose effect is unknown, so a new epoch is taken: under the old one nothing
  /// can happen any more.
  ///
  /// @param sent whether it may have been the give
  record TakingBack(Move move, long epoch, String reason, boolean sent) implements Step {
    public Restoring under(long newEpoch) {
      return new Restoring(move, newEpoch, reason, sent);
    }

    @Override
    public String told() {
      return "Going back: %s. First a new epoch, so that nothing that was sent can take effect later."
          .formatted(reason);
    }
  }

  /// The receiver's number says whether it had the buckets already; if not, the sender gets them
  /// again. The new epoch is written down before anything is done under it: whoever took over
  /// meanwhile has written, too, and then this is refused.
  ///
  /// @param sent whether a give may have been sent, so that the receiver has to be asked
  record Restoring(Move move, long epoch, String reason, boolean sent) implements Step {
    /// The receiver did not have them, and never will.
    public Settling restored() {
      return new Settling(move, epoch, move.from(), reason);
    }

    /// The receiver had them already.
    public Settling landed() {
      return new Settling(move, epoch, move.to(), null);
    }

    @Override
    public String told() {
      return "Under epoch %d it is seen whether the %s owns the buckets already; if not, the %s gets them again."
          .formatted(epoch, Move.word(move.receiver()), owner(move));
    }
  }

  /// Both numbers are equal again, and the proxies route by them.
  ///
  /// @param number where they stand
  /// @param reason why it went back; null if it did not
  record Settling(Move move, long epoch, int number, @Nullable String reason) implements Step {
    public Ended settled() {
      return new Ended(move, epoch, number, reason);
    }

    @Override
    public String told() {
      return "Both numbers stand at %d: the proxies release what they held. Nothing is in hand any more."
          .formatted(number);
    }
  }

  /// It is over.
  record Ended(Move move, long epoch, int number, @Nullable String reason) implements Step {
    public Outcome outcome() {
      return number == move.to() && reason == null
          ? new Outcome.Done(number)
          : new Outcome.GoneBack(number, reason == null ? "it was given back" : reason);
    }

    @Override
    public String told() {
      return number == move.to()
          ? "Handover done: the %s owns %s.".formatted(Move.word(move.receiver()), move)
          : "Handover undone: %s. It may be tried again.".formatted(reason);
    }
  }

  private static String owner(Move move) {
    Side sender = move.sender();
    return Move.word(sender);
  }
}
