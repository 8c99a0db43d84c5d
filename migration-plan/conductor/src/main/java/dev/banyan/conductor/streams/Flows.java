package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Progress;
import dev.banyan.streams.check.Checked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Keeps the streams alive, both ways: establishes them, again after every start of the conductor,
/// beats their pulse each second and knows their lag.
public final class Flows {
  private final Streams streams;
  private final Clock clock;
  private final Alarms alarms;
  private final SlotWatch slots;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Map<String, Flow> flows = new TreeMap<>();
  private final Set<String> haveRun = new HashSet<>();
  private volatile List<Capability> wanted = List.of();
  private List<Capability> established = List.of();
  private volatile @Nullable String trouble;

  /// @param slotAlarm bytes of log kept for one slot that are worth an alarm
  /// @param tell hears each new trouble of the streams, and its end, with the capability if it is
  ///   one's alone
  public Flows(
      Streams streams, Clock clock, long slotAlarm, BiConsumer<@Nullable String, String> tell) {
    this.streams = streams;
    this.clock = clock;
    this.alarms = new Alarms(tell);
    this.slots = new SlotWatch(streams, clock, alarms, slotAlarm);
  }

  /// @param copying capabilities whose rows shall flow from now on
  public void want(List<Capability> copying) {
    wanted = List.copyOf(copying);
  }

  /// Whether a capability's mappings fit both databases, before its rows are wanted.
  ///
  /// @throws Streams.Unreachable a database does not answer
  public Checked check(Capability capability) {
    return streams.check(capability);
  }

  /// One round; once a second, one at a time.
  public void beat() {
    oneAtATime.lock();
    try {
      List<Capability> now = wanted;
      if (!now.isEmpty()) {
        beat(now);
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private void beat(List<Capability> now) {
    try {
      if (!established.equals(now)) {
        streams.establish(now);
        established = now;
      }
      pulse(now);
      slots.look(now);
      health(now);
    } catch (Streams.Unreachable unreachable) {
      troubled(String.valueOf(unreachable.getMessage()));
    }
  }

  private void pulse(List<Capability> capabilities) {
    List<Streams.Unreachable> failed = new ArrayList<>();
    for (ChangeStream stream :
        capabilities.stream().flatMap(each -> Ends.streams(each).stream()).toList()) {
      try {
        if (mayBeat(stream)) {
          Instant before = clock.instant();
          long beat = streams.beat(stream);
          synchronized (flows) {
            flow(stream.name()).beaten(beat, before);
          }
        }
        Progress progress = streams.progress(stream);
        synchronized (flows) {
          flow(stream.name()).read(progress, clock.instant());
        }
        PutAside.alarm(alarms, stream, progress);
      } catch (Streams.Unreachable unreachable) {
        failed.add(unreachable);
      }
    }
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
  }

  /// A forward beat before the connector first runs would prove nothing about the snapshot.
  private boolean mayBeat(ChangeStream stream) {
    if (stream.direction() == Direction.BACKWARD
        || haveRun.contains(Connector.forward(List.of()).name())) {
      return true;
    }
    synchronized (flows) {
      return flow(stream.name()).seen();
    }
  }

  private void health(List<Capability> capabilities) {
    String now = null;
    for (var each : streams.health(capabilities).entrySet()) {
      String connector = each.getKey();
      String what =
          switch (each.getValue()) {
            case Streams.Health.Running() -> {
              haveRun.add(connector);
              yield null;
            }
            case Streams.Health.Missing() -> {
              established = List.of();
              yield "Kafka Connect does not know connector '%s'; it is established again."
                  .formatted(connector);
            }
            case Streams.Health.Halted() ->
                "Connector '%s' was stopped because its slot was lost, and waits until its rows are copied again: ./rehearse copy-again CAPABILITY"
                    .formatted(connector);
            case Streams.Health.NotRunning(String instead) -> instead;
          };
      now = now == null ? what : now;
      // Before it first runs that is no news, and of one whose slot is lost the worse is told.
      boolean news =
          haveRun.contains(connector) || each.getValue() instanceof Streams.Health.Halted;
      boolean worseIsTold = slots.halted().contains(connector);
      alarms.set("connector " + connector, null, news && !worseIsTold ? what : null);
    }
    trouble = now;
    alarms.set("streams", null, null);
  }

  private void troubled(String what) {
    trouble = what;
    alarms.set("streams", null, what);
  }

  /// Begins a capability's streams anew, and copies again what their sender owns.
  public void copyAgain(Capability capability, Set<Direction> directions) {
    oneAtATime.lock();
    try {
      streams.copyAgain(capability, directions, wanted);
      if (directions.contains(Direction.FORWARD)) {
        slots.forget(Connector.forward(List.of()).name());
      }
      if (directions.contains(Direction.BACKWARD)) {
        slots.forget(Connector.backward(capability).name());
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Takes down the streams of a capability that is no longer wanted.
  public void remove(Capability capability) {
    oneAtATime.lock();
    try {
      List<Capability> remaining =
          wanted.stream().filter(other -> !other.name().equals(capability.name())).toList();
      streams.remove(capability, remaining);
      established = remaining;
      forget(Connector.backward(capability));
      if (remaining.isEmpty()) {
        forget(Connector.forward(List.of()));
      }
      for (ChangeStream stream : Ends.streams(capability)) {
        PutAside.over(alarms, stream);
        synchronized (flows) {
          flows.remove(stream.name());
        }
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private void forget(Connector connector) {
    haveRun.remove(connector.name());
    slots.forget(connector.name());
    alarms.set("connector " + connector.name(), null, null);
  }

  /// What keeps the streams from running; null if they do.
  public @Nullable String trouble() {
    return trouble;
  }

  /// All that is wrong now.
  public List<String> problems() {
    List<String> all = new ArrayList<>(alarms.standing());
    String now = trouble;
    if (now != null && !all.contains(now)) {
      all.add(now);
    }
    return all;
  }

  /// Whether rows of a capability flow back, too.
  public boolean flowsBack(String capability) {
    return wanted.stream().anyMatch(each -> each.name().equals(capability) && Ends.flowsBack(each));
  }

  public List<Streams.Slot> slots() {
    return slots.slots();
  }

  /// Whether everything that was in the shared database when the connector began has arrived.
  public boolean arrived(String capability) {
    synchronized (flows) {
      return flow(capability, Direction.FORWARD).arrived();
    }
  }

  /// Of the forward stream.
  public @Nullable Duration lag(String capability) {
    return lag(capability, Direction.FORWARD);
  }

  public @Nullable Duration lag(String capability, Direction direction) {
    synchronized (flows) {
      return flow(capability, direction).lag(clock.instant());
    }
  }

  /// What the sender committed before then has been applied at the receiver, by this clock; null
  /// where that is not known.
  public @Nullable Instant appliedUntil(String capability, Direction direction) {
    synchronized (flows) {
      return flow(capability, direction).appliedUntil();
    }
  }

  /// Of the forward stream.
  public StreamFigures figures(String capability) {
    return figures(capability, Direction.FORWARD);
  }

  public StreamFigures figures(String capability, Direction direction) {
    synchronized (flows) {
      return flow(capability, direction).figures(clock.instant());
    }
  }

  private Flow flow(String capability, Direction direction) {
    return flow(capability + "." + direction.word());
  }

  private Flow flow(String stream) {
    return flows.computeIfAbsent(stream, ignored -> new Flow());
  }
}
