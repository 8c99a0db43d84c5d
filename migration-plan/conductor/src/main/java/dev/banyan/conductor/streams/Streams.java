package dev.banyan.conductor.streams;

import dev.banyan.conductor.handover.Draining;
import dev.banyan.conductor.handover.Ownerships;
import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.DiffOptions;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Direction;
import dev.banyan.streams.ParkedChange;
import dev.banyan.streams.Progress;
import dev.banyan.streams.RepairResult;
import dev.banyan.streams.ReplicationSlot;
import dev.banyan.streams.check.Checked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What carries the rows: two databases, Kafka, Connect. Every method may be repeated, and throws
/// [Unreachable] where something does not answer.
public interface Streams {
  /// Holds a capability's mappings against both live schemas; all problems at once.
  Checked check(Capability capability);

  /// Makes sure that rows of these capabilities, and of no others, flow both ways.
  void establish(List<Capability> copying);

  /// What Kafka Connect says of each connector and its tasks, by its name, the forward one first. A
  /// failed task is started anew.
  Map<String, Health> health(List<Capability> copying);

  /// Beats the pulse in the database that the stream reads.
  ///
  /// @return the beat's number
  long beat(ChangeStream stream);

  /// What the database that is written has of the stream.
  Progress progress(ChangeStream stream);

  /// How many changes lie in Kafka and are not applied, at most.
  long notApplied(ChangeStream stream);

  /// The replication slots on both servers.
  List<Slot> slots(List<Capability> copying);

  /// Stops a connector until it is copied again.
  void halt(String connector);

  /// Begins streams anew, with new slots, and copies again what their sender owns.
  ///
  /// @param all those that are copying
  void copyAgain(Capability capability, Set<Direction> directions, List<Capability> all);

  /// Takes down all that was put up for a capability.
  ///
  /// @param remaining capabilities whose rows flow on
  void remove(Capability capability, List<Capability> remaining);

  /// Changes of the stream that were put aside, oldest first.
  List<ParkedChange> parked(ChangeStream stream, int atMost);

  /// Lets what was put aside be tried again, except what is rogue.
  ///
  /// @return how many
  int retryParked(ChangeStream stream);

  /// Who owns a capability's buckets, in both databases.
  Ownerships ownerships(Capability capability);

  /// Waits for what the capability's streams carry.
  Draining draining(Capability capability);

  /// Forgets rogue changes, after a person has decided.
  ///
  /// @return how many
  int forgetRogue(ChangeStream stream);

  /// Compares the stores through the mapping; takes as long as it takes.
  DiffResult diff(Capability capability, Direction direction, DiffOptions options);

  /// Sends rows that differ through the stream again.
  RepairResult repair(
      Capability capability, Direction direction, List<DiffResult.Difference> differences);

  /// A replication slot and who reads it.
  ///
  /// @param reading null if there is none
  record Slot(String name, String connector, ReplicationSlot.@Nullable Reading reading) {}

  /// How the connector is.
  sealed interface Health {
    record Running() implements Health {}

    /// Kafka Connect has forgotten it, or has not heard of it yet: establish it again.
    record Missing() implements Health {}

    /// Stopped on purpose, and so until its rows are copied again.
    record Halted() implements Health {}

    /// @param what it does instead
    record NotRunning(String what) implements Health {}
  }

  /// A part of the streams does not answer or refuses; the message says which and why.
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }

    public Unreachable(String message) {
      super(message);
    }
  }
}
