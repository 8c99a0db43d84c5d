package dev.banyan.proxy.guarding;

import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.exchange.Handshake;
import dev.banyan.proxy.exchange.Refusal;
import dev.banyan.proxy.exchange.RequestTarget;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses a request that two readers could understand in two ways, or that asks for what this
/// proxy does not do. The decoder before it has refused what is no HTTP at all.
public final class Guard implements Filter {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(?::[0-9]{0,5})?");
  private static final Pattern IP_LITERAL = Pattern.compile("\\[[0-9A-Fa-f:.]+](?::[0-9]{0,5})?");

  @Override
  public void handle(Exchange exchange) {
    Refusal refusal = refusal(exchange);
    if (refusal != null) {
      exchange.refuse(refusal);
    } else {
      exchange.next();
    }
  }

  private static @Nullable Refusal refusal(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    String target = exchange.target();
    // Where Vert.x was asked for the version before, it has answered 501 already.
    if (request.version() == null) {
      return new Refusal(
          505, "HTTP Version Not Supported", "This proxy speaks HTTP/1.0 and HTTP/1.1.", 0);
    }
    switch (request.method().name()) {
      case "CONNECT" -> {
        return new Refusal(
            405, "Method Not Allowed", "This is a gateway to one shop and opens no tunnels.", 0);
      }
      case "TRACE" -> {
        return new Refusal(
            405,
            "Method Not Allowed",
            "TRACE would show the fields that the proxy adds; ask the backend directly.",
            0);
      }
      default -> {}
    }
    if (!target.startsWith("/") && !target.equals("*")) {
      return Refusal.badRequest("The request target is neither a path nor an http URL.");
    }
    if (request.headers().contains("")) {
      return Refusal.badRequest("A field has no name.");
    }
    if (exchange.hasBody() && Handshake.isAsked(request)) {
      return Refusal.badRequest("A WebSocket handshake has no body; send it without.");
    }
    Refusal host = host(request);
    return host != null ? host : encodings(request);
  }

  /// RFC 9112 3.2: exactly one Host field, and a valid one.
  private static @Nullable Refusal host(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    if (hosts.size() > 1 || (hosts.isEmpty() && request.version() != HttpVersion.HTTP_1_0)) {
      return Refusal.badRequest(
          "A request has exactly one Host field, this one has " + hosts.size() + ".");
    }
    if (!hosts.isEmpty() && !isAuthority(hosts.getFirst())) {
      return Refusal.badRequest("The Host field is not a host name or address with a port.");
    }
    String authority = RequestTarget.authority(request.uri());
    if (authority != null && (authority.isEmpty() || !isAuthority(authority))) {
      return Refusal.badRequest("The URL in the request line has no valid host.");
    }
    return null;
  }

  private static boolean isAuthority(String text) {
    return AUTHORITY.matcher(text).matches() || IP_LITERAL.matcher(text).matches();
  }

  private static @Nullable Refusal encodings(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    if (!codings.isEmpty()) {
      if (request.version() == HttpVersion.HTTP_1_0) {
        return Refusal.badRequest("HTTP/1.0 has no Transfer-Encoding.");
      }
      if (codings.size() > 1 || !codings.getFirst().trim().equalsIgnoreCase("chunked")) {
        return Refusal.notImplemented(
            "The only Transfer-Encoding understood here is one 'chunked'; send the body so.");
      }
    }
    return null;
  }
}
