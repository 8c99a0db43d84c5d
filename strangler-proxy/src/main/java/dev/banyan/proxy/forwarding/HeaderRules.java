package dev.banyan.proxy.forwarding;

import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Handshake;
import dev.banyan.proxy.exchange.RequestTarget;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which fields pass, and which the proxy sets (RFC 9110 7.6, RFC 7239).
public final class HeaderRules {
  private static final String BANYAN = "banyan-";
  private static final String X_FORWARDED = "x-forwarded-";

  private HeaderRules() {}

  /// Fields of the request, as the backend gets them.
  static void toBackend(Exchange exchange, MultiMap to) {
    HttpServerRequest request = exchange.request();
    Set<String> nominated = nominated(request.headers());
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (passes(name, nominated) && !isSetHere(name)) {
                to.add(name, value);
              }
            });
    String authority = RequestTarget.authority(request.uri());
    String host = authority != null ? authority : request.headers().get("Host");
    String client = request.remoteAddress().hostAddress();
    String scheme = request.isSSL() ? "https" : "http";
    if (host != null) {
      to.set("Host", host);
      to.set("X-Forwarded-Host", host);
    }
    to.set("X-Forwarded-For", client);
    to.set("X-Forwarded-Proto", scheme);
    to.set("Forwarded", forwarded(client, host, scheme));
    to.add("Via", via(request));
    if (exchange.isHandshake()) {
      Handshake.mark(to);
    }
  }

  /// Fields of a backend's answer, as the client gets them.
  public static void toClient(Exchange exchange, MultiMap from, MultiMap to) {
    Set<String> nominated = nominated(from);
    from.forEach(
        (name, value) -> {
          if (passes(name, nominated)) {
            to.add(name, value);
          }
        });
    to.set("Banyan-Side", exchange.side().name().toLowerCase(Locale.ROOT));
    if (exchange.route() != null) {
      to.set("Banyan-Capability", exchange.capabilityName());
    }
    exchange.additions().to(to);
  }

  static boolean passes(String name, Set<String> nominated) {
    return !isHopByHop(name)
        && !startsWith(name, BANYAN)
        && (nominated.isEmpty() || !nominated.contains(name.toLowerCase(Locale.ROOT)));
  }

  /// What the Connection field names, in lower case; framing is not anybody's to nominate.
  static Set<String> nominated(MultiMap headers) {
    List<String> fields = headers.getAll("Connection");
    if (fields.isEmpty()) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (String field : fields) {
      for (String name : field.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    names.removeAll(Set.of("content-length", "host", "", "close", "keep-alive"));
    return names;
  }

  private static boolean isHopByHop(String name) {
    return switch (name.length()) {
      case 2 -> name.equalsIgnoreCase("TE");
      case 7 -> name.equalsIgnoreCase("Upgrade") || name.equalsIgnoreCase("Trailer");
      case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
      case 16 -> name.equalsIgnoreCase("Proxy-Connection");
      case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
      case 18 -> name.equalsIgnoreCase("Proxy-Authenticate");
      case 19 -> name.equalsIgnoreCase("Proxy-Authorization");
      default -> false;
    };
  }

  /// Said by the proxy only, whatever the client claims.
  private static boolean isSetHere(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase("Host");
      case 9 -> name.equalsIgnoreCase("Forwarded") || name.equalsIgnoreCase("X-Real-IP");
      default -> startsWith(name, X_FORWARDED);
    };
  }

  private static boolean startsWith(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static String forwarded(String client, @Nullable String host, String scheme) {
    String node = client.indexOf(':') < 0 ? client : "\"[" + client + "]\"";
    return host == null
        ? "for=" + node + ";proto=" + scheme
        : "for=" + node + ";host=\"" + host + "\";proto=" + scheme;
  }

  private static String via(HttpServerRequest request) {
    return switch (request.version()) {
      case HTTP_1_0 -> "1.0 banyan";
      case HTTP_1_1 -> "1.1 banyan";
      case HTTP_2 -> "2 banyan";
    };
  }
}
