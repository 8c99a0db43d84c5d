package dev.banyan.conductor.handover;

import static dev.banyan.conductor.handover.Handover.done;

import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipRow;
import dev.banyan.streams.Standing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends a handover that broke off, whatever died at whichever step: goes on where all was well, and
/// back otherwise. May be repeated, and may break off itself.
///
/// A new epoch comes first, so that nothing that is still on its way can take effect later. Then
/// both numbers say what is true; where they differ, the row with the higher gap epoch says who
/// owned the gap last. Giving it back to that side is always safe.
public final class Recovery {
  private final String capability;
  private final Ports ports;
  private final Ownerships ownerships;
  private final Handover handover;

  public Recovery(String capability, Ports ports, Patience patience) {
    this.capability = capability;
    this.ports = ports;
    this.ownerships = ports.ownerships();
    this.handover = new Handover(capability, ports, patience);
  }

  public Outcome recover() {
    try {
      Step broken = ports.journal().takeOver(capability).orElse(null);
      Optional<OwnershipRow> seen = answered(() -> ownerships.read(Side.SERVICE));
      long above =
          Math.max(broken == null ? 0 : broken.epoch(), seen.map(OwnershipRow::epoch).orElse(0L));
      OwnershipRow monolith = done(ownerships.takeEpoch(above));
      Optional<OwnershipRow> service =
          answered(() -> done(ownerships.accept(Side.SERVICE, monolith.epoch())));
      return service.isPresent()
          ? recover(broken, monolith, service.get())
          : withoutService(broken, monolith.epoch());
    } catch (Unanswered silent) {
      return new Outcome.Unfinished(silent.reason());
    } catch (Superseded other) {
      return new Outcome.SteppedDown(String.valueOf(other.getMessage()));
    }
  }

  private Outcome recover(@Nullable Step broken, OwnershipRow monolith, OwnershipRow service) {
    long epoch = monolith.epoch();
    return switch (Standing.of(monolith, service)) {
      case Standing.AtRest(int number) -> atRest(broken, epoch, number);
      case Standing.InHand apart -> inHand(broken, epoch, apart);
      case Standing.Disputed apart -> disputed(epoch, monolith, service, apart);
    };
  }

  private Outcome atRest(@Nullable Step broken, long epoch, int number) {
    if (broken == null) {
      done(ownerships.settle(Side.MONOLITH, epoch));
      done(ownerships.settle(Side.SERVICE, epoch));
      return new Outcome.Done(number);
    }
    Move move = broken.move();
    String reason =
        number == move.to()
            ? null
            : broken instanceof Step.Settling settling && settling.reason() != null
                ? settling.reason()
                : "it broke off before the %s was given anything"
                    .formatted(Move.word(move.receiver()));
    return handover.goOn(new Step.Settling(move, epoch, number, reason));
  }

  private Outcome inHand(@Nullable Step broken, long epoch, Standing.InHand apart) {
    Move move =
        apart.lastOwner() == Side.MONOLITH
            ? new Move(capability, apart.from(), apart.to())
            : new Move(capability, apart.to(), apart.from());
    return handover.goOn(
        broken != null && broken.move().equals(move) && wasWell(broken)
            ? new Step.Draining(move, epoch)
            : new Step.GoingBack(move, epoch, "it broke off while the buckets were in hand"));
  }

  /// Whether all had gone as it should.
  private static boolean wasWell(Step broken) {
    return switch (broken) {
      case Step.Holding _, Step.Fencing _ -> true;
      case Step.Draining _, Step.HoldingReads _, Step.Giving _ -> true;
      case Step.GoingBack _, Step.TakingBack _, Step.Restoring _ -> false;
      case Step.Settling _, Step.Ended _ -> false;
    };
  }

  /// The overlap is refused on both sides, so that it grows no worse. Repeated, it changes nothing.
  private Outcome disputed(
      long epoch, OwnershipRow monolith, OwnershipRow service, Standing.Disputed apart) {
    if (service.number() > monolith.number()) {
      done(ownerships.fence(Side.MONOLITH, epoch, monolith.number(), apart.to()));
      done(ownerships.fence(Side.SERVICE, epoch, service.number(), apart.from()));
    }
    return new Outcome.Unfinished(
        "both sides of '%s' say that they own the buckets %d to %d: writes to them are refused on both sides until a person has compared the rows and decides"
            .formatted(capability, apart.from(), apart.to() - 1));
  }

  /// Nothing was ever given that the store could have, so the monolith gets its buckets back
  /// without it.
  private Outcome withoutService(@Nullable Step broken, long epoch) {
    if (broken == null || broken.maybeGiven() || broken.move().sender() == Side.SERVICE) {
      return new Outcome.Unfinished(
          "the store of '%s' does not answer, and it may own buckets: they stay in hand until it does"
              .formatted(capability));
    }
    return handover.goOn(
        new Step.Restoring(
            broken.move(), epoch, "it broke off, and the store does not answer", false));
  }

  private interface Call {
    OwnershipRow run();
  }

  private static Optional<OwnershipRow> answered(Call call) {
    try {
      return Optional.of(call.run());
    } catch (Unanswered silent) {
      return Optional.empty();
    }
  }
}
