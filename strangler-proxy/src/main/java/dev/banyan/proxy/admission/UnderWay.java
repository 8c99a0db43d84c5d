package dev.banyan.proxy.admission;

import dev.banyan.model.Capability;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.routing.RoutingTable;
import io.vertx.core.Context;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one event loop has let in and not finished, of the kinds that a table may hold. Only that
/// loop touches it, so it needs no lock.
final class UnderWay {
  private final Context loop;
  private final Set<Exchange> exchanges = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Exchange> awaited = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Round round;

  UnderWay(Context loop) {
    this.loop = loop;
  }

  void begin(Exchange exchange) {
    exchanges.add(exchange);
  }

  void end(Exchange exchange) {
    exchanges.remove(exchange);
    Round waiting = round;
    if (waiting != null && awaited.remove(exchange)) {
      waiting.ended();
    }
  }

  /// From any thread. A round that takes the place of another's leaves that one without an end.
  void join(Round next) {
    loop.runOnContext(
        now -> {
          round = next;
          awaited.clear();
          for (Exchange exchange : exchanges) {
            if (isAwaited(exchange, next.table())) {
              awaited.add(exchange);
            }
          }
          next.began(awaited.size());
          next.ended();
        });
  }

  private static boolean isAwaited(Exchange exchange, RoutingTable table) {
    Capability capability = exchange.capability();
    return capability != null
        && exchange.table() != table
        && table.holds(capability, exchange.isSafe(), exchange.bucket());
  }
}
