package dev.banyan.proxy.admission;

import dev.banyan.proxy.routing.RoutingTable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Waiting for what was let in before a table and is held by it, on all event loops.
final class Round {
  private final RoutingTable table;
  private final AtomicInteger left;
  private final Consumer<Round> onEnd;

  /// @param loops each counts as one until it has told what it has under way
  Round(RoutingTable table, int loops, Consumer<Round> onEnd) {
    this.table = table;
    this.left = new AtomicInteger(loops);
    this.onEnd = onEnd;
  }

  RoutingTable table() {
    return table;
  }

  void began(int more) {
    left.addAndGet(more);
  }

  void ended() {
    if (left.decrementAndGet() == 0) {
      onEnd.accept(this);
    }
  }
}
