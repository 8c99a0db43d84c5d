package dev.banyan.conductor.handover;

import dev.banyan.conductor.handover.SimulatedDatabase.Transaction;
import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipRow;
import dev.banyan.streams.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One life of a conductor: the real handover and the real recovery, in a world where each of their
/// calls may fail in every way.
final class SimulatedConductor {
  static final Patience PATIENCE =
      new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  private static final String CAPABILITY = "catalog";
  private static final int LIVES_AT_ONCE = 3;

  private final World world;
  private final int alive;
  private final Ports ports;
  private long seen;
  private Optional<Step> known;

  SimulatedConductor(World world) {
    this(world, 1);
  }

  private SimulatedConductor(World world, int alive) {
    this.world = world;
    this.alive = alive;
    this.seen = world.journal.version();
    this.known = world.journal.step();
    this.ports =
        new Ports(new Calls(), this::drain, this::acknowledged, move -> List.of(), new Notes());
  }

  /// The process is gone, at whatever it was doing.
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Outcome turn(int to) {
    return new Handover(CAPABILITY, ports, PATIENCE).turn(to);
  }

  Outcome recover() {
    return world.fault == Fault.CARELESS_RECOVERY
        ? recoverCarelessly()
        : new Recovery(CAPABILITY, ports, PATIENCE).recover();
  }

  /// Believes that what nobody owns can only be the monolith's.
  private Outcome recoverCarelessly() {
    ports.journal().takeOver(CAPABILITY);
    OwnershipRow monolith =
        Handover.done(ports.ownerships().takeEpoch(ports.ownerships().read(Side.SERVICE).epoch()));
    OwnershipRow service = Handover.done(ports.ownerships().accept(Side.SERVICE, monolith.epoch()));
    Handover.done(ports.ownerships().give(Side.MONOLITH, monolith.epoch(), service.number()));
    return known
        .map(
            step ->
                new Handover(CAPABILITY, ports, PATIENCE)
                    .goOn(
                        new Step.Settling(
                            step.move(), monolith.epoch(), service.number(), "carelessly")))
        .orElseGet(() -> new Outcome.Done(service.number()));
  }

  /// Everything that a conductor does to the world goes through here.
  private <T> T call(Supplier<T> effect) {
    world.pass();
    switch (world.script.choose(60)) {
      case 50 -> throw new Crash();
      case 51 -> {
        var _ = effect.get();
        throw new Crash();
      }
      case 52 -> {
        world.onTheWire.add(late(effect));
        throw new Crash();
      }
      case 53 -> throw new Unanswered("not sent");
      case 54 -> {
        var _ = effect.get();
        throw new Unanswered("the answer was lost");
      }
      case 55, 56 -> {
        world.onTheWire.add(late(effect));
        throw new Unanswered("no answer yet");
      }
      case 57, 58 -> anotherTakesOver();
      default -> {}
    }
    T answer = effect.get();
    world.oneOwner();
    if (world.script.choose(60) == 59) {
      anotherTakesOver();
    }
    world.pass();
    return answer;
  }

  private static Runnable late(Supplier<?> effect) {
    return () -> {
      try {
        var _ = effect.get();
      } catch (Superseded refused) {
        // nobody waits for this answer any more
      }
    };
  }

  /// This one is believed dead, and is not.
  private void anotherTakesOver() {
    if (alive == LIVES_AT_ONCE) {
      return;
    }
    try {
      SimulatedConductor other = new SimulatedConductor(world, alive + 1);
      other.recover();
      other.turn(world.script.choose(World.BUCKETS + 1));
    } catch (Crash gone) {
      // and this one goes on, a zombie
    } catch (Superseded | Unanswered careless) {
      // only a careless recovery lets these through
    }
  }

  private Optional<String> drain(Move move, Duration atMost) {
    return call(
        () -> {
          if (world.fault == Fault.NO_DRAIN) {
            return Optional.empty();
          }
          if (world.fault == Fault.GIVE_BEFORE_DRAIN) {
            SimulatedDatabase receiver = world.of(move.receiver());
            receiver.give(receiver.row().epoch(), move.to());
          }
          SimulatedStream stream = world.from(move.sender());
          int end = stream.end();
          world.pass();
          if (world.script.choose(8) == 7) {
            return stream.appliedUpTo(end) ? Optional.empty() : Optional.of("the stream is slow");
          }
          stream.applyUpTo(end);
          return Optional.empty();
        });
  }

  private Optional<String> acknowledged(long revision, Duration atMost) {
    return call(
        () -> {
          if (world.fault == Fault.NOBODY_ACKNOWLEDGES) {
            return Optional.empty();
          }
          for (SimulatedProxy proxy : world.proxies) {
            switch (world.script.choose(6)) {
              case 4 -> proxy.loseLease();
              case 5 -> {}
              default -> proxy.hear(world.journal.table());
            }
          }
          world.pass();
          return world.proxies.stream().allMatch(proxy -> proxy.harmlessUnder(revision))
              ? Optional.empty()
              : Optional.of("a proxy says nothing");
        });
  }

  private final class Calls implements Ownerships {
    @Override
    public OwnershipRow read(Side side) {
      return call(() -> world.of(side).row());
    }

    @Override
    public List<String> interleave() {
      return List.of();
    }

    @Override
    public OwnershipChange takeEpoch(long above) {
      return call(() -> world.monolith.takeEpoch(above));
    }

    @Override
    public OwnershipChange accept(Side side, long epoch) {
      return call(() -> world.of(side).accept(epoch));
    }

    @Override
    public OwnershipChange fence(Side side, long epoch, int from, int to) {
      return call(() -> world.of(side).fence(epoch, from, to));
    }

    @Override
    public Set<String> awaitWriters(Side side, Duration atMost) {
      return call(
          () -> {
            SimulatedDatabase database = world.of(side);
            List<Transaction> writing =
                database.open.stream().filter(transaction -> transaction.past).toList();
            if (world.fault == Fault.WRITERS_NOT_AWAITED) {
              return Set.of();
            }
            world.pass();
            boolean tooSlow = world.script.choose(8) == 7;
            if (!tooSlow) {
              writing.stream()
                  .filter(database.open::contains)
                  .forEach(transaction -> world.commit(database, transaction));
            }
            return writing.stream()
                .filter(database.open::contains)
                .map(transaction -> "writer of " + transaction.bucket)
                .collect(Collectors.toSet());
          });
    }

    @Override
    public OwnershipChange give(Side side, long epoch, int to) {
      return call(() -> world.of(side).give(epoch, to));
    }

    @Override
    public OwnershipChange settle(Side side, long epoch) {
      return call(() -> world.of(side).settle(epoch));
    }
  }

  private final class Notes implements HandoverJournal {
    @Override
    public long write(Step step) {
      long before = seen;
      long revision = call(() -> world.journal.write(step, before));
      seen = revision;
      known = step instanceof Step.Ended ? Optional.empty() : Optional.of(step);
      return revision;
    }

    @Override
    public List<Step> unfinished() {
      return known.stream().toList();
    }

    @Override
    public Optional<Step> takeOver(String capability) {
      seen = call(world.journal::claim);
      known = world.journal.step();
      return known;
    }
  }

  /// Whether both numbers are equal, and say so.
  static boolean atRest(World world) {
    return Standing.of(world.monolith.row(), world.service.row()) instanceof Standing.AtRest
        && world.journal.step().isEmpty();
  }
}
