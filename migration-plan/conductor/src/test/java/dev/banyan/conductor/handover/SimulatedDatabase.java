package dev.banyan.conductor.handover;

import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipChange.Done;
import dev.banyan.streams.OwnershipChange.Refused;
import dev.banyan.streams.OwnershipRow;
import java.util.ArrayList;
import java.util.List;

/// One side's database: a row of ownership with its fence, and a value in each bucket that counts
/// how often it was written.
final class SimulatedDatabase {
  final Side side;
  final int[] values = new int[World.BUCKETS];
  final List<Transaction> open = new ArrayList<>();

  /// Writes by the application, which minds its own earlier writes; the applier's go past it.
  final int[] written = new int[World.BUCKETS];

  private final Fault fault;
  private int number;
  private long epoch;
  private Side gapOwner = Side.MONOLITH;
  private long gapEpoch;
  private int clock;
  private int since;
  private int reached;

  SimulatedDatabase(Side side, Fault fault) {
    this.side = side;
    this.fault = fault;
  }

  /// Somebody writes a bucket here, whether this side owns it or not.
  static final class Transaction {
    final int bucket;
    final int began;
    final boolean readsFirst;
    int read;
    int writtenBefore;
    boolean past;

    private Transaction(int bucket, int began, boolean readsFirst) {
      this.bucket = bucket;
      this.began = began;
      this.readsFirst = readsFirst;
    }
  }

  int number() {
    return number;
  }

  boolean owns(int bucket) {
    return side == Side.MONOLITH ? bucket >= number : bucket < number;
  }

  void begin(int bucket, boolean readsFirst) {
    Transaction transaction = new Transaction(bucket, clock++, readsFirst);
    read(transaction);
    open.add(transaction);
  }

  /// The fence: takes the lock, then looks whose the bucket is.
  void passFence(Transaction transaction) {
    boolean tooOld = transaction.began < since && fault != Fault.OLD_TRANSACTIONS_MAY_WRITE;
    boolean refused = !owns(transaction.bucket) || tooOld;
    if (refused && fault != Fault.NO_FENCE) {
      open.remove(transaction);
      return;
    }
    transaction.past = true;
    if (!transaction.readsFirst) {
      read(transaction);
    }
  }

  /// @return what was written; -1 if the application met its own earlier write and gave up
  int commit(Transaction transaction) {
    open.remove(transaction);
    if (transaction.writtenBefore != written[transaction.bucket]) {
      return -1;
    }
    written[transaction.bucket]++;
    values[transaction.bucket] = transaction.read + 1;
    return transaction.read + 1;
  }

  private void read(Transaction transaction) {
    transaction.read = values[transaction.bucket];
    transaction.writtenBefore = written[transaction.bucket];
  }

  OwnershipRow row() {
    return new OwnershipRow(number, epoch, gapOwner, gapEpoch, null, null, null);
  }

  OwnershipChange takeEpoch(long above) {
    reached = (int) Math.max(Math.max(reached, epoch), above) + 1;
    epoch = reached;
    return new Done(row());
  }

  OwnershipChange accept(long next) {
    if (next <= epoch) {
      return refused();
    }
    epoch = next;
    return new Done(row());
  }

  OwnershipChange fence(long by, int from, int to) {
    if (mine(by) && number == from) {
      number = to;
      gapOwner = side;
      gapEpoch = epoch;
      return new Done(row());
    }
    return by == epoch && number == to && gapEpoch == by ? new Done(row()) : refused();
  }

  OwnershipChange give(long by, int to) {
    boolean gains = side == Side.MONOLITH ? number > to : number < to;
    if (mine(by) && gains) {
      number = to;
      since = clock++;
      return new Done(row());
    }
    return by == epoch && number == to ? new Done(row()) : refused();
  }

  OwnershipChange settle(long by) {
    return mine(by) ? new Done(row()) : refused();
  }

  private boolean mine(long by) {
    return by == epoch || fault == Fault.NO_EPOCHS;
  }

  private OwnershipChange refused() {
    return new Refused("the %s stands at %d under epoch %d".formatted(side, number, epoch));
  }
}
