package dev.banyan.proxy.routing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/// The table that holds now; a new one takes its place in one step.
public final class RoutingTables {
  private static final Logger LOG = Logger.getLogger(RoutingTables.class);

  private final List<Runnable> onSwap = new CopyOnWriteArrayList<>();
  private volatile RoutingTable current = RoutingTable.NONE;

  /// @param onSwap runs after each swap
  public RoutingTables(Runnable onSwap) {
    this.onSwap.add(onSwap);
  }

  /// @param onSwap runs after each swap, too
  public void watch(Runnable onSwap) {
    this.onSwap.add(onSwap);
  }

  public RoutingTable current() {
    return current;
  }

  /// Takes whatever the source says, a lower revision too: the source is the truth, this a cache.
  public synchronized void swap(RoutingTable next) {
    RoutingTable before = current;
    if (next.equals(before)) {
      return;
    }
    current = next;
    onSwap.forEach(Runnable::run);
    LOG.infof(
        "routing table %d → %d: %s%s",
        before.revision(),
        next.revision(),
        next.dials(),
        next.holds().isEmpty() ? "" : ", in hand " + next.holds());
  }
}
