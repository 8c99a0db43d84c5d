package dev.banyan.conductor.handover;

import dev.banyan.conductor.handover.Step.Draining;
import dev.banyan.conductor.handover.Step.Ended;
import dev.banyan.conductor.handover.Step.Fencing;
import dev.banyan.conductor.handover.Step.Giving;
import dev.banyan.conductor.handover.Step.GoingBack;
import dev.banyan.conductor.handover.Step.Holding;
import dev.banyan.conductor.handover.Step.HoldingReads;
import dev.banyan.conductor.handover.Step.Restoring;
import dev.banyan.conductor.handover.Step.Settling;
import dev.banyan.conductor.handover.Step.TakingBack;
import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipRow;
import dev.banyan.streams.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Moves buckets of one capability: ready → hold → fence → drain → give → release, up and, as the
/// mirror image, down.
///
/// Two numbers say who may write: the service the buckets below its own, the monolith those from
/// its own on. Between fence and give they differ, and nobody owns the gap. Whatever breaks off
/// leaves it so until a [Recovery] has seen both.
public final class Handover {
  private final String capability;
  private final Ports ports;
  private final Ownerships ownerships;
  private final Patience patience;

  public Handover(String capability, Ports ports, Patience patience) {
    this.capability = capability;
    this.ports = ports;
    this.ownerships = ports.ownerships();
    this.patience = patience;
  }

  /// @param to where both numbers are to stand
  public Outcome turn(int to) {
    try {
      List<Step> unfinished = ports.journal().unfinished();
      if (!unfinished.isEmpty()) {
        return new Outcome.Refused(
            "a handover has not ended: %s. It is recovered first, by itself; try again then"
                .formatted(unfinished.getFirst().move()));
      }
      OwnershipRow service = ownerships.read(Side.SERVICE);
      return switch (Standing.of(ownerships.read(Side.MONOLITH), service)) {
        case Standing.AtRest(int from) when from == to -> new Outcome.Done(to);
        case Standing.AtRest(int from) -> begin(new Move(capability, from, to), service);
        case Standing.InHand apart -> refused(apart);
        case Standing.Disputed apart -> refused(apart);
      };
    } catch (Unanswered silent) {
      return new Outcome.Refused(silent.reason() + "; nothing was moved");
    } catch (Superseded other) {
      return new Outcome.SteppedDown(String.valueOf(other.getMessage()));
    }
  }

  private Outcome begin(Move move, OwnershipRow service) {
    List<String> against = ports.readiness().against(move);
    if (!against.isEmpty()) {
      return new Outcome.Refused(against);
    }
    List<String> numbering = ownerships.interleave();
    if (!numbering.isEmpty()) {
      return new Outcome.Refused(numbering);
    }
    ports.draining().prepare(move);
    OwnershipRow monolith = done(ownerships.takeEpoch(service.epoch()));
    OwnershipRow accepted = done(ownerships.accept(Side.SERVICE, monolith.epoch()));
    // only what is read under the own epoch stays true
    Standing standing = Standing.of(monolith, accepted);
    return standing.equals(new Standing.AtRest(move.from()))
        ? goOn(new Holding(move, monolith.epoch()))
        : refused(standing);
  }

  private Outcome refused(Standing standing) {
    return new Outcome.Refused(
        "the two numbers of '%s' are not equal (%s): a recovery puts them right first"
            .formatted(capability, standing));
  }

  /// Goes on until the handover ends. The one place where a step follows another: each is written
  /// down before it is taken.
  Outcome goOn(Step first) {
    Step step = first;
    try {
      while (true) {
        long revision;
        try {
          revision = ports.journal().write(step);
        } catch (Unanswered silent) {
          Optional<Step> other = unwritten(step, silent.reason());
          if (other.isEmpty()) {
            return new Outcome.Unfinished(silent.reason());
          }
          if (!other.get().equals(step)) {
            step = other.get();
            continue;
          }
          revision = 0; // the way back waits for no proxy
        }
        if (step instanceof Ended ended) {
          return ended.outcome();
        }
        try {
          step = take(step, revision);
        } catch (Unanswered silent) {
          Optional<Step> other = unanswered(step, silent.reason());
          if (other.isEmpty()) {
            return new Outcome.Unfinished(silent.reason());
          }
          step = other.get();
        }
      }
    } catch (Superseded other) {
      return new Outcome.SteppedDown(String.valueOf(other.getMessage()));
    }
  }

  private Step take(Step step, long revision) {
    return switch (step) {
      case Holding here ->
          ports
              .proxies()
              .await(revision, patience.hold())
              .<Step>map(here::letGo)
              .orElseGet(here::held);
      case Fencing here -> {
        Move move = here.move();
        done(ownerships.fence(move.sender(), here.epoch(), move.from(), move.to()));
        yield here.fenced();
      }
      case Draining here -> drain(here);
      case HoldingReads here ->
          ports
              .proxies()
              .await(revision, patience.acknowledge())
              .<Step>map(here::goBack)
              .orElseGet(here::held);
      case Giving here -> {
        Move move = here.move();
        done(ownerships.give(move.receiver(), here.epoch(), move.to()));
        yield here.given();
      }
      case GoingBack here -> {
        Move move = here.move();
        done(ownerships.give(move.sender(), here.epoch(), move.from()));
        yield here.restored();
      }
      case TakingBack here -> here.under(done(ownerships.takeEpoch(here.epoch())).epoch());
      case Restoring here -> restore(here);
      case Settling here -> {
        done(ownerships.settle(here.move().sender(), here.epoch()));
        done(ownerships.settle(here.move().receiver(), here.epoch()));
        yield here.settled();
      }
      case Ended over -> over;
    };
  }

  /// Also after a recovery, so the writers are awaited here and not where the fence went up.
  private Step drain(Draining here) {
    Set<String> writers = ownerships.awaitWriters(here.move().sender(), patience.writers());
    if (!writers.isEmpty()) {
      return here.goBack(
          "transactions at the %s went on writing for %s: %s"
              .formatted(Move.word(here.move().sender()), patience.writers(), writers));
    }
    return ports
        .draining()
        .await(here.move(), patience.drain())
        .<Step>map(here::goBack)
        .orElseGet(here::drained);
  }

  private Step restore(Restoring here) {
    Move move = here.move();
    try {
      done(ownerships.accept(Side.SERVICE, here.epoch()));
    } catch (Unanswered silent) {
      // without its answer nothing is known, unless nothing was ever sent there
      if (here.sent() || move.sender() == Side.SERVICE) {
        throw silent;
      }
      done(ownerships.give(move.sender(), here.epoch(), move.from()));
      return here.restored();
    }
    if (ownerships.read(move.receiver()).number() == move.to()) {
      return here.landed();
    }
    done(ownerships.give(move.sender(), here.epoch(), move.from()));
    return here.restored();
  }

  /// The step was not written down, as far as anyone knows, so it is not taken. The way back under
  /// the own epoch is taken all the same: it makes nothing true that was not.
  private static Optional<Step> unwritten(Step step, String reason) {
    return switch (step) {
      case Holding here -> Optional.of(here.letGo(reason));
      case Fencing here -> Optional.of(here.goBack(reason));
      case Draining here -> Optional.of(here.goBack(reason));
      case HoldingReads here -> Optional.of(here.goBack(reason));
      case Giving here -> Optional.of(here.goBack(reason));
      case GoingBack here -> Optional.of(here);
      case TakingBack _, Restoring _, Settling _, Ended _ -> Optional.empty();
    };
  }

  /// The step was taken, and nobody knows how far.
  private static Optional<Step> unanswered(Step step, String reason) {
    return switch (step) {
      case Holding here -> Optional.of(here.letGo(reason));
      case Fencing here -> Optional.of(here.takeBack(reason));
      case Draining here -> Optional.of(here.goBack(reason));
      case HoldingReads here -> Optional.of(here.goBack(reason));
      case Giving here -> Optional.of(here.takeBack(reason));
      case GoingBack _, TakingBack _, Restoring _ -> Optional.empty();
      case Settling _, Ended _ -> Optional.empty();
    };
  }

  /// Whoever is refused is no longer in charge.
  static OwnershipRow done(OwnershipChange change) {
    return switch (change) {
      case OwnershipChange.Done(OwnershipRow row) -> row;
      case OwnershipChange.Refused(String reason) -> throw new Superseded(reason);
    };
  }
}
