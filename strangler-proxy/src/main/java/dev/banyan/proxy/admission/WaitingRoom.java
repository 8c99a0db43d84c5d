package dev.banyan.proxy.admission;

import dev.banyan.proxy.admission.Held.Lane;
import dev.banyan.proxy.routing.RoutingTable;
import dev.banyan.proxy.routing.RoutingTables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The requests that wait, on all event loops, in the order in which they came.
///
/// What is promised: writes of one bucket, and so of one key, reach the side that gets them in the
/// order in which they came. The next is let go when the one before has been answered, and whoever
/// comes for that bucket meanwhile waits behind them. Different buckets are let go in order, but do
/// not wait for each other. Order never costs a request: whose time is over while only others are
/// before it goes on.
public final class WaitingRoom {
  private static final Logger LOG = Logger.getLogger(WaitingRoom.class);

  /// What became of a request at the door.
  enum Door {
    GO,
    WAIT,
    FULL
  }

  private final RoutingTables tables;
  private final int atMost;
  private final TreeMap<Long, Held> waiting = new TreeMap<>();
  private final Map<Lane, Held> leading = new HashMap<>();
  private long tickets;

  /// Read without the lock by every write that nothing holds.
  private volatile boolean empty = true;

  public WaitingRoom(RoutingTables tables, HoldLimits limits) {
    this.tables = tables;
    this.atMost = limits.requests();
    tables.watch(this::release);
  }

  boolean isEmpty() {
    return empty;
  }

  /// @param table under which the request was judged
  Door enter(Held held, RoutingTable table) {
    synchronized (this) {
      boolean inHand = held.isHeldBy(table);
      long ticket = held.ticket() == 0 ? ++tickets : held.ticket();
      if (!inHand && !isBehindOthers(held, ticket)) {
        return Door.GO;
      }
      if (waiting.size() >= atMost) {
        return inHand ? Door.FULL : Door.GO;
      }
      leading.remove(held.lane(), held);
      held.queued(ticket, inHand);
      waiting.put(ticket, held);
      empty = false;
    }
    if (tables.current() != table) {
      // The table that lets go of it may have come before it was in.
      release();
    }
    return Door.WAIT;
  }

  private boolean isBehindOthers(Held held, long ticket) {
    if (!held.isOrdered()) {
      return false;
    }
    Held leader = leading.get(held.lane());
    return (leader != null && leader != held)
        || waiting.headMap(ticket).values().stream()
            .anyMatch(other -> other.isOrdered() && other.lane().equals(held.lane()));
  }

  /// Takes it out, if it waits.
  ///
  /// @return whether it did, and so whether the caller decides what becomes of it
  boolean take(Held held) {
    boolean waited;
    synchronized (this) {
      waited = waiting.remove(held.ticket(), held);
    }
    if (waited) {
      release();
    }
    return waited;
  }

  /// It was answered, or nobody waits for it any more.
  void leave(Held held) {
    synchronized (this) {
      waiting.remove(held.ticket(), held);
      leading.remove(held.lane(), held);
    }
    release();
  }

  /// Lets go, in order, whoever has nothing to wait for any more.
  private synchronized void release() {
    RoutingTable table = tables.current();
    Set<Lane> blocked = new HashSet<>(leading.keySet());
    int count = 0;
    for (Iterator<Held> all = waiting.values().iterator(); all.hasNext(); ) {
      Held held = all.next();
      boolean ordered = held.isOrdered();
      if (held.isHeldBy(table) || (ordered && blocked.contains(held.lane()))) {
        if (ordered) {
          blocked.add(held.lane());
        }
        continue;
      }
      all.remove();
      if (ordered && held.wasInHand()) {
        leading.put(held.lane(), held);
        blocked.add(held.lane());
      }
      held.letGo();
      count++;
    }
    empty = waiting.isEmpty() && leading.isEmpty();
    if (count > 0) {
      LOG.infof(
          "%d held requests go on under revision %d, %d still wait",
          count, table.revision(), waiting.size());
    }
  }
}
