package dev.banyan.monolith.web.live;

import dev.banyan.monolith.business.accounts.Session;
import dev.banyan.monolith.business.accounts.Sessions;
import dev.banyan.monolith.web.accounts.SessionCookie;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/// Lets in who has signed in, and comes from a page of this shop.
///
/// A browser sends cookies along with a WebSocket that any page on the web opens, and lets that
/// page read the answers. Only `Origin` tells it apart, which no page can forge; whoever sends none
/// is no browser.
@ApplicationScoped
public class LiveHandshake implements HttpUpgradeCheck {
  static final TypedKey<Long> CUSTOMER = TypedKey.forLong("customer");
  static final TypedKey<Long> EXPIRES = TypedKey.forLong("expires");

  private final Sessions sessions;

  LiveHandshake(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    if (!isOwnPage(request)) {
      return CheckResult.rejectUpgrade(403);
    }
    Cookie cookie = request.getCookie(SessionCookie.NAME);
    Optional<Session> session = sessions.read(cookie == null ? null : cookie.getValue());
    if (session.isEmpty()) {
      return CheckResult.rejectUpgrade(401);
    }
    context.userData().put(CUSTOMER, session.get().customer());
    context.userData().put(EXPIRES, session.get().expires().toEpochMilli());
    return CheckResult.permitUpgrade();
  }

  private static boolean isOwnPage(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    String host = request.getHeader("Host");
    if (origin == null) {
      return true;
    }
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException noOrigin) {
      return false;
    }
  }
}
