package dev.banyan.conductor.handover;

import dev.banyan.conductor.handover.SimulatedDatabase.Transaction;
import dev.banyan.model.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Two databases, a stream each way, two proxies, writers, and conductors that die, are cut off or
/// come back from the dead: between any two calls of a conductor anything else may happen.
final class World {
  static final int BUCKETS = 3;
  private static final int ELSE_AT_ONCE = 4;

  final Script script;
  final Fault fault;
  final SimulatedDatabase monolith;
  final SimulatedDatabase service;
  final SimulatedStream forward;
  final SimulatedStream backward;
  final SimulatedJournal journal = new SimulatedJournal();
  final List<SimulatedProxy> proxies =
      List.of(new SimulatedProxy(this, journal.table()), new SimulatedProxy(this, journal.table()));

  /// Sent, given up, and not yet carried out.
  final Deque<Runnable> onTheWire = new ArrayDeque<>();

  /// The newest write of each bucket that somebody was told is done.
  final int[] acknowledged = new int[BUCKETS];

  World(Script script, Fault fault) {
    this.script = script;
    this.fault = fault;
    monolith = new SimulatedDatabase(Side.MONOLITH, fault);
    service = new SimulatedDatabase(Side.SERVICE, fault);
    forward = new SimulatedStream(service);
    backward = new SimulatedStream(monolith);
  }

  SimulatedDatabase of(Side side) {
    return side == Side.MONOLITH ? monolith : service;
  }

  SimulatedStream from(Side side) {
    return side == Side.MONOLITH ? forward : backward;
  }

  /// What happens meanwhile.
  void pass() {
    int steps = script.choose(ELSE_AT_ONCE);
    for (int step = 0; step < steps; step++) {
      somethingElse();
      oneOwner();
    }
  }

  private void somethingElse() {
    SimulatedDatabase database = script.choose(2) == 0 ? monolith : service;
    switch (script.choose(8)) {
      case 0 -> from(database.side).applyOne();
      case 1 -> database.begin(script.choose(BUCKETS), true);
      case 2 -> database.begin(script.choose(BUCKETS), false);
      case 3, 4 -> advance(database);
      case 5 -> proxies.get(script.choose(2)).admit(script.choose(BUCKETS));
      case 6 -> {
        SimulatedProxy proxy = proxies.get(script.choose(2));
        if (script.choose(2) == 0) {
          proxy.answerOne();
        } else {
          proxy.hear(journal.table());
        }
      }
      default -> arriveOne();
    }
  }

  void arriveOne() {
    if (!onTheWire.isEmpty()) {
      onTheWire.removeFirst().run();
    }
  }

  /// A writer goes on: past the fence, or to the end.
  private void advance(SimulatedDatabase database) {
    if (database.open.isEmpty()) {
      return;
    }
    Transaction transaction = database.open.get(script.choose(database.open.size()));
    if (transaction.past) {
      commit(database, transaction);
    } else {
      database.passFence(transaction);
    }
  }

  void commit(SimulatedDatabase database, Transaction transaction) {
    int value = database.commit(transaction);
    if (value < 0) {
      return;
    }
    if (value != acknowledged[transaction.bucket] + 1) {
      throw new Violation(
          "bucket %d: the %s wrote %d upon a stale value, %d was acknowledged"
              .formatted(
                  transaction.bucket, database.side, value, acknowledged[transaction.bucket]));
    }
    acknowledged[transaction.bucket] = value;
    from(database.side).append(transaction.bucket, value);
  }

  void oneOwner() {
    if (service.number() > monolith.number()) {
      throw new Violation(
          "two owners: the service below %d, the monolith from %d"
              .formatted(service.number(), monolith.number()));
    }
  }

  /// Nothing goes wrong any more: what is under way ends, and both sides hold what was
  /// acknowledged.
  void comeToRest() {
    script.end();
    for (SimulatedDatabase database : List.of(monolith, service)) {
      for (Transaction transaction : List.copyOf(database.open)) {
        if (!transaction.past) {
          database.passFence(transaction);
        }
        if (transaction.past) {
          commit(database, transaction);
        }
      }
    }
    forward.applyUpTo(forward.end());
    backward.applyUpTo(backward.end());
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (monolith.values[bucket] != acknowledged[bucket]
          || service.values[bucket] != acknowledged[bucket]) {
        throw new Violation(
            "bucket %d: %d was acknowledged, the monolith holds %d and the service %d"
                .formatted(
                    bucket, acknowledged[bucket], monolith.values[bucket], service.values[bucket]));
      }
    }
  }
}
