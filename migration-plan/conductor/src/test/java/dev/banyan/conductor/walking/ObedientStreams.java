package dev.banyan.conductor.walking;

import dev.banyan.conductor.handover.Draining;
import dev.banyan.conductor.handover.Ownerships;
import dev.banyan.conductor.streams.Streams;
import dev.banyan.model.Capability;
import dev.banyan.streams.Beat;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.DiffOptions;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Direction;
import dev.banyan.streams.ParkedChange;
import dev.banyan.streams.Position;
import dev.banyan.streams.Progress;
import dev.banyan.streams.PulseSeen;
import dev.banyan.streams.RepairResult;
import dev.banyan.streams.ReplicationSlot;
import dev.banyan.streams.check.Checked;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Streams that do as the test says.
final class ObedientStreams implements Streams {
  private final Clock clock;
  private final Deque<Beat> underWay = new ArrayDeque<>();
  private long beats;
  private PulseSeen seen;
  int established;
  Duration travelling = Duration.ofMillis(40);
  boolean connectorRuns = true;
  boolean connectAnswers = true;
  boolean connectKnows = true;
  boolean storeAnswers = true;
  long mismatches;
  Checked checked = new Checked(List.of(), List.of());
  boolean slotIsLost;
  boolean slotIsGone;
  long retained;
  long parked;
  long rogue;
  final List<String> halted = new ArrayList<>();
  final List<String> removed = new ArrayList<>();

  ObedientStreams(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Checked check(Capability capability) {
    if (!storeAnswers) {
      throw new Unreachable("the store does not answer");
    }
    return checked;
  }

  @Override
  public void establish(List<Capability> copying) {
    if (!connectAnswers) {
      throw new Unreachable("Kafka Connect does not answer");
    }
    established++;
    connectKnows = true;
  }

  @Override
  public Map<String, Health> health(List<Capability> copying) {
    if (!connectKnows) {
      return Map.of("banyan-forward", new Health.Missing());
    }
    return Map.of(
        "banyan-forward",
        connectorRuns
            ? new Health.Running()
            : new Health.NotRunning("connector 'banyan-forward' is FAILED"));
  }

  @Override
  public int retryParked(ChangeStream stream) {
    return 0;
  }

  @Override
  public Ownerships ownerships(Capability capability) {
    throw new UnsupportedOperationException("nothing changes hands here");
  }

  @Override
  public Draining draining(Capability capability) {
    throw new UnsupportedOperationException("nothing changes hands here");
  }

  @Override
  public int forgetRogue(ChangeStream stream) {
    return 0;
  }

  @Override
  public List<Slot> slots(List<Capability> copying) {
    return List.of(
        new Slot(
            "banyan_forward",
            "banyan-forward",
            slotIsGone ? null : new ReplicationSlot.Reading(connectorRuns, slotIsLost, retained)));
  }

  @Override
  public void halt(String connector) {
    halted.add(connector);
  }

  @Override
  public void copyAgain(Capability capability, Set<Direction> directions, List<Capability> all) {
    slotIsLost = false;
    slotIsGone = false;
    halted.clear();
  }

  @Override
  public void remove(Capability capability, List<Capability> remaining) {
    removed.add(capability.name());
  }

  @Override
  public long beat(ChangeStream stream) {
    underWay.add(new Beat(++beats, clock.instant()));
    return beats;
  }

  @Override
  public Progress progress(ChangeStream stream) {
    if (!storeAnswers) {
      throw new Unreachable("the store does not answer");
    }
    while (connectorRuns && !underWay.isEmpty() && isThere(underWay.getFirst())) {
      Beat beat = underWay.removeFirst();
      seen = new PulseSeen(beat.number(), beat.at(), beat.at().plus(travelling));
    }
    return new Progress(
        List.of(new Position("banyan.catalog.forward", 0, 7, 7, null, 5)), seen, parked, rogue);
  }

  /// What travels less than a second is there at once.
  private boolean isThere(Beat beat) {
    return travelling.toSeconds() == 0 || !beat.at().plus(travelling).isAfter(clock.instant());
  }

  @Override
  public long notApplied(ChangeStream stream) {
    return underWay.size();
  }

  @Override
  public List<ParkedChange> parked(ChangeStream stream, int atMost) {
    return List.of();
  }

  @Override
  public RepairResult repair(
      Capability capability, Direction direction, List<DiffResult.Difference> differences) {
    mismatches = 0;
    return new RepairResult(differences.size(), List.of());
  }

  @Override
  public DiffResult diff(Capability capability, Direction direction, DiffOptions options) {
    if (!storeAnswers) {
      throw new Unreachable("the store does not answer");
    }
    return new DiffResult(5, mismatches, List.of());
  }
}
