package dev.banyan.proxy.control;

import dev.banyan.proxy.running.Lifecycle;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Keeps the control side to those who may see it. Health and metrics are not behind it.
public class ControlFilter {
  private final Lifecycle lifecycle;

  ControlFilter(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @ServerRequestFilter(preMatching = true)
  public @Nullable Response check(ContainerRequestContext context, HttpServerRequest request) {
    return new ControlAccess(lifecycle.proxy().token())
        .check(
            authority(request),
            context.getHeaderString("Origin"),
            context.getHeaderString("Authorization"),
            request.localAddress().port())
        .map(ControlFilter::answer)
        .orElse(null);
  }

  /// The Host field, or what HTTP/2 has in its place.
  private static @Nullable String authority(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return authority == null ? null : authority.toString();
  }

  private static Response answer(ControlAccess.Refused refused) {
    Response.ResponseBuilder response =
        Response.status(refused.status())
            .type("application/problem+json")
            .entity(
                new JsonObject()
                    .put("type", "about:blank")
                    .put("title", refused.title())
                    .put("status", refused.status())
                    .put("detail", refused.detail())
                    .encode());
    if (refused.status() == 401) {
      response.header("WWW-Authenticate", "Bearer");
    }
    return response.build();
  }
}
