package dev.banyan.proxy.matching;

import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.exchange.Refusal;
import dev.banyan.proxy.routing.CapabilityRoute;
import dev.banyan.proxy.routing.RequestPath;
import dev.banyan.proxy.routing.RouteIndex;
import java.util.List;

/// Finds the route; what has none belongs to the monolith, unless it is nobody's business.
public final class Match implements Filter {
  private final RouteIndex routes;
  private final PrivatePaths privatePaths;

  public Match(RouteIndex routes, PrivatePaths privatePaths) {
    this.routes = routes;
    this.privatePaths = privatePaths;
  }

  @Override
  public void handle(Exchange exchange) {
    switch (RequestPath.of(exchange.target())) {
      case RequestPath.Clear(List<String> segments, boolean exact) -> {
        if (privatePaths.cover(segments)) {
          exchange.refuse(
              Refusal.notFound(
                  "Nothing is published here. How an application fares is asked at its own port."));
          return;
        }
        CapabilityRoute route = routes.find(exchange.request().method().name(), segments);
        if (route != null && !exact) {
          exchange.refuse(
              Refusal.badRequest(
                  "The path of "
                      + route.route().id()
                      + " is spelled with matrix parameters or in another charset than UTF-8; leave them out."));
          return;
        }
        exchange.matched(segments, route);
        exchange.next();
      }
      case RequestPath.Ambiguous(String why) ->
          exchange.refuse(
              Refusal.badRequest(
                  "The request could be read in two ways: " + why + ". Spell it plainly."));
    }
  }
}
