package dev.banyan.proxy.tunnelling;

import dev.banyan.proxy.routing.RoutingTables;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The tunnels that are open, on all event loops.
public final class Tunnels {
  private final Set<Tunnel> open = ConcurrentHashMap.newKeySet();
  private final RoutingTables tables;
  private volatile boolean leaving;

  public Tunnels(RoutingTables tables) {
    this.tables = tables;
    tables.watch(this::turn);
  }

  void add(Tunnel tunnel) {
    open.add(tunnel);
    // What was swapped or left while the handshake was under way has not met this tunnel.
    if (leaving || !tunnel.belongs(tables.current())) {
      tunnel.leave();
    }
  }

  void remove(Tunnel tunnel) {
    open.remove(tunnel);
  }

  /// A dial has turned: a tunnel that now belongs to the other side is not moved, but its client
  /// can come again.
  private void turn() {
    for (Tunnel tunnel : open) {
      if (!tunnel.belongs(tables.current())) {
        tunnel.leave();
      }
    }
  }

  /// The proxy is about to stop: says so at each client, and closes within a moment.
  public void leave() {
    leaving = true;
    open.forEach(Tunnel::leave);
  }
}
