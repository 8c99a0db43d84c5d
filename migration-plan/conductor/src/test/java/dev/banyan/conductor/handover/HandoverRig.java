package dev.banyan.conductor.handover;

import static dev.banyan.conductor.handover.SimulatedConductor.PATIENCE;

import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One handover at a time between two databases of which everything is known: what is asked for is
/// noted, and any answer can be kept back.
final class HandoverRig {
  final SimulatedDatabase monolith = new SimulatedDatabase(Side.MONOLITH, Fault.NONE);
  final SimulatedDatabase service = new SimulatedDatabase(Side.SERVICE, Fault.NONE);

  /// What was asked for, and the steps that were written, in their order.
  final List<String> done = new ArrayList<>();

  /// Calls whose answer is lost.
  final Set<String> silent = new HashSet<>();

  Step written;
  List<String> against = List.of();
  Set<String> writers = Set.of();
  Optional<String> behind = Optional.empty();
  Optional<String> unacknowledged = Optional.empty();

  Outcome turn(int to) {
    return new Handover("catalog", ports(), PATIENCE).turn(to);
  }

  Outcome recover() {
    return new Recovery("catalog", ports(), PATIENCE).recover();
  }

  Handovers handovers() {
    return new Handovers(Map.of("catalog", ports()), new Written(), PATIENCE);
  }

  Ports ports() {
    return new Ports(
        new Both(),
        (move, atMost) -> {
          done.add("drain");
          return behind;
        },
        (revision, atMost) -> {
          done.add("proxies");
          return unacknowledged;
        },
        move -> against,
        new Written());
  }

  private final class Both implements Ownerships {
    private SimulatedDatabase of(Side side) {
      return side == Side.MONOLITH ? monolith : service;
    }

    private <T> T answer(String call, T answer) {
      done.add(call);
      if (silent.contains(call)) {
        throw new Unanswered("no answer to: " + call);
      }
      return answer;
    }

    @Override
    public OwnershipRow read(Side side) {
      return of(side).row();
    }

    @Override
    public List<String> interleave() {
      return List.of();
    }

    @Override
    public OwnershipChange takeEpoch(long above) {
      return monolith.takeEpoch(above);
    }

    @Override
    public OwnershipChange accept(Side side, long epoch) {
      return answer("accept " + side + " " + epoch, of(side).accept(epoch));
    }

    @Override
    public OwnershipChange fence(Side side, long epoch, int from, int to) {
      return answer("fence " + side, of(side).fence(epoch, from, to));
    }

    @Override
    public Set<String> awaitWriters(Side side, Duration atMost) {
      return answer("writers " + side, writers);
    }

    @Override
    public OwnershipChange give(Side side, long epoch, int to) {
      return answer("give " + side, of(side).give(epoch, to));
    }

    @Override
    public OwnershipChange settle(Side side, long epoch) {
      return of(side).settle(epoch);
    }
  }

  private final class Written implements HandoverJournal {
    @Override
    public long write(Step step) {
      done.add(step.spelling());
      written = step instanceof Step.Ended ? null : step;
      return done.size();
    }

    @Override
    public List<Step> unfinished() {
      return written == null ? List.of() : List.of(written);
    }

    @Override
    public Optional<Step> takeOver(String capability) {
      return Optional.ofNullable(written);
    }
  }
}
