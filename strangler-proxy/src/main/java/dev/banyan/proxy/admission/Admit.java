package dev.banyan.proxy.admission;

import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Side;
import dev.banyan.proxy.choosing.Choose;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.observing.Traffic;
import dev.banyan.proxy.observing.Unready;
import dev.banyan.proxy.routing.RoutingTables;
import io.vertx.core.Context;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a request may go on now. Without a routing table, or a lease on it, it is not known who
/// owns what: a read that may be stale goes on, everything else of a capability is refused, not
/// guessed. What is in hand waits.
public final class Admit implements Filter {
  private final RoutingTables tables;
  private final Admission admission;
  private final Traffic traffic;
  private final Context loop;
  private final UnderWay underWay;
  private final Map<Exchange, Held> held = new IdentityHashMap<>();

  /// @param loop on which it runs
  public Admit(RoutingTables tables, Admission admission, Traffic traffic, Context loop) {
    this.tables = tables;
    this.admission = admission;
    this.traffic = traffic;
    this.loop = loop;
    this.underWay = admission.quiet().on(loop);
  }

  @Override
  public void handle(Exchange exchange) {
    Capability capability = exchange.capability();
    Unready reason = against(exchange, capability);
    if (reason != null) {
      refuse(exchange, reason);
    } else if (capability == null || mayPass(exchange, capability)) {
      pass(exchange);
    } else {
      enter(
          new Held(exchange, capability, loop, traffic.waits(capability.name()), this::judgeAgain));
    }
  }

  /// Nothing holds it: the one thing that nearly every request is asked.
  private boolean mayPass(Exchange exchange, Capability capability) {
    return (exchange.isSafe() || admission.room().isEmpty())
        && !exchange.table().holds(capability, exchange.isSafe(), exchange.bucket());
  }

  private @Nullable Unready against(Exchange exchange, @Nullable Capability capability) {
    boolean seam = exchange.isSeam();
    if (capability != null && !isStaleAllowed(exchange, capability)) {
      if (!exchange.table().isKnown()) {
        return Unready.NO_TABLE;
      }
      if (!admission.lease().isValid()) {
        return Unready.NO_LEASE;
      }
    }
    if (seam
        && capability != null
        && exchange.table().holds(capability, exchange.isSafe(), exchange.bucket())) {
      return Unready.SEAM_IN_HAND;
    }
    return seam && Choose.side(exchange, exchange.table()) == Side.MONOLITH
        ? Unready.SEAM_AT_MONOLITH
        : null;
  }

  private static boolean isStaleAllowed(Exchange exchange, Capability capability) {
    return exchange.isSafe() && capability.consistency() == Consistency.EVENTUAL;
  }

  private void enter(Held request) {
    Exchange exchange = request.exchange();
    boolean isNew = request.ticket() == 0;
    switch (admission.room().enter(request, exchange.table())) {
      case GO -> pass(exchange);
      case FULL -> refuse(exchange, Unready.TOO_MANY_HELD);
      case WAIT -> {
        if (isNew) {
          held.put(exchange, request);
          request.begin(admission.limits(), this::late);
        } else if (request.isOverdue()) {
          late(request);
        }
      }
    }
  }

  /// Another table may have come: it is seen from here on.
  private void judgeAgain(Held request) {
    Exchange exchange = request.exchange();
    if (exchange.ended()) {
      return;
    }
    exchange.under(tables.current());
    Unready reason = against(exchange, exchange.capability());
    if (reason != null) {
      refuse(exchange, reason);
    } else {
      enter(request);
    }
  }

  private void late(Held request) {
    Exchange exchange = request.exchange();
    if (exchange.ended() || !admission.room().take(request)) {
      return;
    }
    exchange.under(tables.current());
    Unready reason =
        request.isHeldBy(exchange.table())
            ? Unready.HELD_TOO_LONG
            : against(exchange, exchange.capability());
    if (reason != null) {
      refuse(exchange, reason);
    } else {
      pass(exchange);
    }
  }

  private void pass(Exchange exchange) {
    Capability capability = exchange.capability();
    if (capability != null) {
      endWait(exchange);
      if (!isStaleAllowed(exchange, capability)) {
        // The answer to a handshake is all that it reads; a tunnel may stay open for hours.
        if (!exchange.isHandshake()) {
          underWay.begin(exchange);
        }
      } else if (!admission.lease().isValid()) {
        exchange.additions().staleAtMost(admission.lease().ageSeconds());
      }
    }
    exchange.next();
  }

  private void refuse(Exchange exchange, Unready reason) {
    endWait(exchange);
    traffic.waits(exchange.capabilityName()).refused(reason);
    exchange.refuse(Refusals.of(reason, exchange.capabilityName()));
  }

  private void endWait(Exchange exchange) {
    Held request = held.get(exchange);
    if (request != null) {
      request.end();
    }
  }

  /// The answer is out, or nobody waits for it any more.
  public void ended(Exchange exchange) {
    underWay.end(exchange);
    Held request = held.remove(exchange);
    if (request != null) {
      request.end();
      admission.room().leave(request);
    }
  }
}
