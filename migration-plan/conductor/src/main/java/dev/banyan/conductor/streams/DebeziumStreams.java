package dev.banyan.conductor.streams;

import dev.banyan.conductor.handover.Draining;
import dev.banyan.conductor.handover.Ownerships;
import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import dev.banyan.streams.Diff;
import dev.banyan.streams.DiffOptions;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Drain;
import dev.banyan.streams.ParkedChange;
import dev.banyan.streams.Progress;
import dev.banyan.streams.PulseArrival;
import dev.banyan.streams.Repair;
import dev.banyan.streams.RepairResult;
import dev.banyan.streams.ReplicationSlot;
import dev.banyan.streams.Settling;
import dev.banyan.streams.StreamSource;
import dev.banyan.streams.StreamTarget;
import dev.banyan.streams.check.Checked;
import dev.banyan.streams.check.MappingCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One database → Debezium in Kafka Connect → Kafka → the other database, both ways.
final class DebeziumStreams implements Streams {
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /// So much log kept for a slot makes it worth asking what may go.
  private static final long MUCH = 16L << 20;

  private static final Duration COUNTING = Duration.ofSeconds(2);

  private final Map<String, ?> kafka;
  private final MappingCheck mappings;
  private final AllEnds ends;
  private final Connect connect;
  private final Establishing establishing;
  private final CopyingAgain copyingAgain;
  private final Removing removing;

  /// @param kafka properties of consumers
  DebeziumStreams(
      MappingCheck mappings, AllEnds ends, Topics topics, Connect connect, Map<String, ?> kafka) {
    this.kafka = Map.copyOf(kafka);
    this.mappings = mappings;
    this.ends = ends;
    this.connect = connect;
    this.establishing = new Establishing(ends, topics, connect);
    this.copyingAgain = new CopyingAgain(ends, topics, connect);
    this.removing = new Removing(ends, topics, connect);
  }

  @Override
  public Checked check(Capability capability) {
    Ends both = ends.of(capability);
    return Sql.get(
        "the mappings of '" + capability.name() + "' could not be checked",
        () -> mappings.of(capability, both.shop().database(), both.store().database()));
  }

  @Override
  public void establish(List<Capability> copying) {
    establishing.establish(copying);
  }

  @Override
  public Map<String, Health> health(List<Capability> copying) {
    Map<String, Health> health = new LinkedHashMap<>();
    for (Connector connector : Ends.connectors(copying)) {
      health.put(connector.name(), connect.health(connector.name()));
    }
    return health;
  }

  @Override
  public long beat(ChangeStream stream) {
    return Sql.get(
        "the pulse of '" + stream.name() + "' could not be beaten",
        () -> ends.sender(stream).source().beat(stream).number());
  }

  @Override
  public Progress progress(ChangeStream stream) {
    return Sql.get(
        "the database does not tell how far '" + stream.name() + "' has come",
        () -> ends.receiver(stream).target().progress());
  }

  @Override
  public long notApplied(ChangeStream stream) {
    return Sql.get(
        "it is not known how much of '" + stream.name() + "' is not applied",
        () -> Within.time(COUNTING, () -> count(stream)));
  }

  private long count(ChangeStream stream) throws SQLException {
    try (Drain drain =
        new Drain(kafka, ends.sender(stream).source(), ends.receiver(stream).target())) {
      return drain.notApplied();
    }
  }

  @Override
  public List<Slot> slots(List<Capability> copying) {
    List<Slot> slots = new ArrayList<>();
    for (Connector connector : Ends.connectors(copying)) {
      ReplicationSlot slot = ends.source(connector).slot(connector);
      ReplicationSlot.Reading reading =
          Sql.get("the slot '" + slot.name() + "' cannot be seen", slot::read).orElse(null);
      if (reading != null && reading.active() && reading.retainedBytes() > MUCH) {
        Sql.run("the slot '" + slot.name() + "' cannot be hastened", slot::hasten);
      }
      slots.add(new Slot(slot.name(), connector.name(), reading));
    }
    return slots;
  }

  @Override
  public void halt(String connector) {
    connect.stop(connector);
  }

  @Override
  public void copyAgain(Capability capability, Set<Direction> directions, List<Capability> all) {
    copyingAgain.copyAgain(capability, directions, all);
  }

  @Override
  public void remove(Capability capability, List<Capability> remaining) {
    removing.remove(capability, remaining);
  }

  @Override
  public DiffResult diff(Capability capability, Direction direction, DiffOptions options) {
    return Sql.get(
        "the stores of '" + capability.name() + "' could not be compared",
        () ->
            new Diff(
                    source(capability, direction),
                    target(capability, direction),
                    settling(capability))
                .run(options));
  }

  /// Of all streams that the capability has: a row may be ahead on either side.
  private Settling settling(Capability capability) {
    return Settling.all(
        Ends.streams(capability).stream()
            .map(
                stream ->
                    (Settling)
                        new PulseArrival(
                            ends.sender(stream).source(), ends.receiver(stream).target(), SETTLING))
            .toList());
  }

  @Override
  public List<ParkedChange> parked(ChangeStream stream, int atMost) {
    return Sql.get(
        "what is parked of '" + stream.name() + "' could not be read",
        () -> ends.receiver(stream).target().parked(atMost));
  }

  @Override
  public int retryParked(ChangeStream stream) {
    return Sql.get(
        "the parked changes of '" + stream.name() + "' cannot be tried again",
        () -> ends.receiver(stream).target().retryParked());
  }

  @Override
  public Ownerships ownerships(Capability capability) {
    return new BothOwnerships(ends.of(capability));
  }

  @Override
  public Draining draining(Capability capability) {
    return new StreamDraining(kafka, ends.of(capability));
  }

  @Override
  public int forgetRogue(ChangeStream stream) {
    return Sql.get(
        "rogue changes of '" + stream.name() + "' cannot be forgotten",
        () -> ends.receiver(stream).target().forgetRogue());
  }

  @Override
  public RepairResult repair(
      Capability capability, Direction direction, List<DiffResult.Difference> differences) {
    return Sql.get(
        "rows of '" + capability.name() + "' could not be sent again",
        () ->
            new Repair(source(capability, direction), target(capability, direction))
                .run(differences));
  }

  private StreamSource source(Capability capability, Direction direction) {
    return ends.of(capability).sender(direction).source();
  }

  private StreamTarget target(Capability capability, Direction direction) {
    if (direction == Direction.BACKWARD && !Ends.flowsBack(capability)) {
      throw new Unreachable(
          "no rows of '%s' flow backward: none of its tables has a 'backward' mapping in the plan"
              .formatted(capability.name()));
    }
    return ends.of(capability).receiver(direction).target();
  }
}
