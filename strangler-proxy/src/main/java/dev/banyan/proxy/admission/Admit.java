package dev.banyan.proxy.admission;

import dev.banyan.model.Consistency;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.exchange.Refusal;
import dev.banyan.proxy.routing.CapabilityRoute;

/// Whether a request may go on now. Without any routing table it is not known who owns what: a read
/// that may be stale goes on to the monolith, everything else of a capability is refused, not
/// guessed.
public final class Admit implements Filter {
  @Override
  public void handle(Exchange exchange) {
    CapabilityRoute route = exchange.route();
    boolean mayBeStale =
        route == null
            || (exchange.isSafe() && route.capability().consistency() == Consistency.EVENTUAL);
    if (exchange.table().isKnown() || mayBeStale) {
      exchange.next();
    } else {
      exchange.refuse(
          Refusal.unavailable(
              "The proxy has not heard from the conductor yet, so it is not known who may answer for "
                  + exchange.capabilityName()
                  + ". Nothing was changed; try again in a moment."));
    }
  }
}
