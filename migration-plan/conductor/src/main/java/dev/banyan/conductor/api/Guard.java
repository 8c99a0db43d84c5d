package dev.banyan.conductor.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets in only who knows the token, and no web page that a browser on this machine happens to
/// show.
///
/// The Host check keeps out pages whose name was pointed at loopback (DNS rebinding), the Origin
/// check those of another site.
final class Guard {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  private final byte[] expected;

  @Inject
  Guard(ApiConfig config) {
    this.expected = ("Bearer " + config.apiToken()).getBytes(StandardCharsets.UTF_8);
  }

  @ServerRequestFilter(preMatching = true)
  @Nullable Response check(ContainerRequestContext context, HttpServerRequest request) {
    int port = request.localAddress().port();
    HostAndPort host = request.authority();
    if (host == null || !LOOPBACK.contains(host.host()) || host.port() != port) {
      return Problem.of(
          421,
          "Misdirected request",
          "The Host header must name loopback and the conductor's own port, like 127.0.0.1:"
              + port);
    }
    String origin = context.getHeaderString("Origin");
    if (origin != null && !own(origin, port)) {
      return Problem.of(
          403,
          "Forbidden",
          "A page of origin '"
              + origin
              + "' may not use the conductor; call it from its own pages");
    }
    String given = context.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (given == null || !MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
      return Problem.of(
          401, "Unauthorized", "Send the header Authorization: Bearer with the API token");
    }
    return null;
  }

  private static boolean own(String origin, int port) {
    try {
      URI uri = URI.create(origin);
      return "http".equals(uri.getScheme())
          && uri.getHost() != null
          && LOOPBACK.contains(uri.getHost())
          && uri.getPort() == port;
    } catch (IllegalArgumentException nonsense) {
      return false;
    }
  }
}
