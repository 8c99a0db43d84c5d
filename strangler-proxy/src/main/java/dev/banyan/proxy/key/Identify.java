package dev.banyan.proxy.key;

import dev.banyan.model.Bucket;
import dev.banyan.model.KeySource;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.exchange.Refusal;
import dev.banyan.proxy.routing.CapabilityRoute;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the key of a request and its bucket; without a key, a safe request goes by client and an
/// unsafe one belongs to nobody.
public final class Identify implements Filter {
  @Override
  public void handle(Exchange exchange) {
    CapabilityRoute route = exchange.route();
    if (route == null) {
      exchange.next();
      return;
    }
    Set<String> keys = new HashSet<>(2);
    for (String raw : found(exchange, route)) {
      String key = route.capability().key().canonical().of(raw);
      if (!key.isEmpty()) {
        keys.add(key);
      }
    }
    if (keys.size() > 1) {
      exchange.refuse(
          Refusal.badRequest(
              "The request names more than one "
                  + route.capability().key().name()
                  + ", so it cannot be told whose it is. Send one request for each."));
      return;
    }
    exchange.identified(keys.isEmpty() ? withoutKey(exchange) : Bucket.of(keys.iterator().next()));
    exchange.next();
  }

  private static List<String> found(Exchange exchange, CapabilityRoute route) {
    return switch (route.route().key()) {
      case KeySource.FromPath(String parameter) ->
          List.of(route.parameter(parameter, exchange.segments()));
      case KeySource.FromQuery(String parameter) ->
          QueryParameters.named(parameter, exchange.target());
      case KeySource.FromHeader(String name) -> exchange.request().headers().getAll(name);
      case KeySource.FromCookie(String name) -> Cookies.named(name, cookieFields(exchange));
      case KeySource.None none -> List.of();
    };
  }

  private static int withoutKey(Exchange exchange) {
    if (!exchange.isSafe()) {
      return Bucket.OF_NOBODY;
    }
    for (String token : Cookies.named(ClientCookie.NAME, cookieFields(exchange))) {
      if (ClientCookie.isValid(token)) {
        return Bucket.of(token);
      }
    }
    exchange.additions().cookie(ClientCookie.field(ClientCookie.newToken()));
    return Bucket.of(exchange.request().remoteAddress().hostAddress());
  }

  private static List<String> cookieFields(Exchange exchange) {
    return exchange.request().headers().getAll(HttpHeaders.COOKIE);
  }
}
