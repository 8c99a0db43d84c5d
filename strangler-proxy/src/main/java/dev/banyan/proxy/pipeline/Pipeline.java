package dev.banyan.proxy.pipeline;

import dev.banyan.proxy.admission.Admit;
import dev.banyan.proxy.choosing.Choose;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.forwarding.Forward;
import dev.banyan.proxy.forwarding.Relay;
import dev.banyan.proxy.guarding.Guard;
import dev.banyan.proxy.heartbeat.Lease;
import dev.banyan.proxy.key.Identify;
import dev.banyan.proxy.marking.Recall;
import dev.banyan.proxy.marking.Remember;
import dev.banyan.proxy.matching.Match;
import dev.banyan.proxy.observing.Observe;
import dev.banyan.proxy.recovery.Recover;
import dev.banyan.proxy.routing.RoutingTables;
import dev.banyan.proxy.tunnelling.Switch;
import dev.banyan.proxy.tunnelling.Tunnels;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/// The filters that every request passes, in this order. One pipeline per event loop.
final class Pipeline implements Handler<HttpServerRequest> {
  private final RoutingTables tables;
  private final InFlight inFlight;
  private final Admit admit;
  private final Observe observe;
  private final Filter[] filters;

  Pipeline(Vertx vertx, Setup setup, InFlight inFlight, Tunnels tunnels) {
    this.tables = setup.tables();
    this.inFlight = inFlight;
    Forward forward = new Forward(vertx, setup.backends(), setup.limits());
    Lease lease = setup.admission().lease();
    this.observe = new Observe(setup.traffic());
    this.admit =
        new Admit(setup.tables(), setup.admission(), setup.traffic(), vertx.getOrCreateContext());
    this.filters =
        new Filter[] {
          new Guard(),
          new Match(setup.routes(), setup.privatePaths()),
          new Identify(),
          new Recall(lease),
          admit,
          new Choose(),
          forward,
          new Recover(forward, observe),
          new Switch(tunnels, observe, setup.limits().tunnelIdle()),
          new Remember(lease),
          new Relay(inFlight::isDraining),
          observe,
          ended -> {}
        };
  }

  @Override
  public void handle(HttpServerRequest request) {
    inFlight.begin();
    Exchange exchange = new Exchange(request, tables.current(), filters, this::ended);
    request.response().closeHandler(gone -> exchange.clientGone());
    if (exchange.hasBody()) {
      request.pause();
    }
    exchange.next();
  }

  private void ended(Exchange exchange) {
    observe.ended(exchange);
    admit.ended(exchange);
    inFlight.end();
  }
}
